() => {
  const lines = [];
  for (const node of document.querySelectorAll('flt-semantics-host *')) {
    const own = [...node.childNodes].filter(c => c.nodeType === 3).map(c => c.textContent);
    const typed = /INPUT|TEXTAREA/.test(node.tagName) ? node.value : '';
    for (const s of [node.getAttribute('aria-label'), own.join('').trim(), typed])
      if (s && lines[lines.length - 1] !== s) lines.push(s);
  }
  return lines.join('\n');
}
