() => {
  const small = [];
  const actions = '[flt-tappable],[role=button],[role=tab],[role=radio],[role=checkbox],[role=switch],input,textarea';
  const cut = (node, box) => {
    for (let up = node.parentElement; up; up = up.parentElement) {
      if (!/auto|scroll|hidden/.test(getComputedStyle(up).overflowY)) continue;
      const view = up.getBoundingClientRect();
      if (box.bottom > view.bottom - 3 || box.top < view.top + 3) return true;
    }
    return box.bottom > window.innerHeight - 3;
  };
  for (const node of document.querySelectorAll('flt-semantics-host :is(' + actions + ')')) {
    const box = node.getBoundingClientRect();
    if (node.querySelector(actions) || node.closest('[aria-hidden=true]')) continue;
    const owner = node.closest('[flt-semantics-identifier]');
    if (owner && owner.getAttribute('flt-semantics-identifier') === 'skip') continue; // pressed by the keyboard only
    const name = node.getAttribute('aria-label') || node.textContent.trim() || (owner && owner.getAttribute('flt-semantics-identifier'));
    if (!cut(node, box) && box.width && (box.width < 47.5 || box.height < 47.5))
      small.push(`${name} : ${Math.round(box.width)} x ${Math.round(box.height)}`);
    if (box.right > document.documentElement.clientWidth + 1) small.push(`${name} : over the edge`);
  }
  return small;
}
