() => {
  const small = [];
  const actions = '[flt-tappable],[role=button],[role=tab],[role=radio],[role=checkbox],[role=switch],input,textarea';
  const edges = new Set([0, window.innerHeight]);
  for (const bar of document.querySelectorAll('[flt-semantics-identifier="nav-home"]'))
    edges.add(Math.round(bar.getBoundingClientRect().top));
  for (const node of document.querySelectorAll('flt-semantics-host :is(' + actions + ')')) {
    const box = node.getBoundingClientRect();
    if (node.querySelector(actions) || node.closest('[aria-hidden=true]')) continue;
    const cut = [...edges].some(edge => Math.abs(box.bottom - edge) < 3 || Math.abs(box.top - edge) < 3);
    const owner = node.closest('[flt-semantics-identifier]');
    const name = node.getAttribute('aria-label') || node.textContent.trim() || (owner && owner.getAttribute('flt-semantics-identifier'));
    if (!cut && box.width && (box.width < 47.5 || box.height < 47.5))
      small.push(`${name} : ${Math.round(box.width)} x ${Math.round(box.height)}`);
    if (box.right > document.documentElement.clientWidth + 1) small.push(`${name} : over the edge`);
  }
  return small;
}
