() => {
  const faults = [];
  const roles = '[role=button],[role=tab],[role=radio],[role=checkbox],[role=link],[role=img]';
  const fields = 'input,textarea';
  for (const node of document.querySelectorAll('flt-semantics-host ' + roles)) {
    const name = node.getAttribute('aria-label') || node.textContent.trim();
    if (!name) faults.push('unnamed ' + node.getAttribute('role'));
  }
  for (const node of document.querySelectorAll('flt-semantics-host ' + fields))
    if (!node.getAttribute('aria-label')) faults.push('unnamed field');
  const group = ':is([role=group],[role=radiogroup])[aria-label]';
  for (const node of document.querySelectorAll('flt-semantics-host [role=radio]'))
    if (!node.parentElement.closest(group)) faults.push('radio of no group: ' + node.outerHTML.slice(0, 80));
  const seen = {};
  for (const node of document.querySelectorAll('[flt-semantics-identifier]')) {
    const id = node.getAttribute('flt-semantics-identifier');
    if (seen[id]) faults.push('identifier twice: ' + id);
    seen[id] = true;
  }
  const titles = document.querySelectorAll('flt-semantics-host h1').length;
  if (titles !== 1) faults.push(titles + ' h1');
  if (!/^(fr|en)\b/.test(document.documentElement.lang)) faults.push('lang');
  const edge = document.documentElement.clientWidth + 1;
  for (const node of document.querySelectorAll('flt-semantics-host flt-semantics')) {
    const box = node.getBoundingClientRect();
    const small = node.children.length === 0 && box.width > edge;
    if (small) faults.push('wider than the view: ' + node.textContent.slice(0, 40));
  }
  return faults;
}
