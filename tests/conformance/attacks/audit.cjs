// What is looked for in a page that shows words of a plan. Runs in the page: it must not need anything from outside.
exports.audit = (known) => {
  const faults = [];
  const tell = (rule, element, what) => faults.push([rule, `${what}: ${element.outerHTML.slice(0, 160)}`]);
  // A reader may be led to any site; the page itself asks only its own.
  const isHarmless = (element, key, value) => {
    let to;
    try { to = new URL(value.trim(), document.baseURI); } catch { return false; }
    if (element.localName === 'a' || key === 'cite') return ['http:', 'https:', 'mailto:', 'tel:'].includes(to.protocol);
    return to.host === location.host || /^data:(image\/(png|jpeg|svg\+xml)|font\/)/.test(value) || element.localName === 'link' && (/canonical|alternate/.test(element.rel) || isSheet(element, value));
  };
  // A page that stands alone has the theme's style sheet in it, which has no words of the plan.
  const isSheet = (element, value) => element.rel === 'stylesheet' && value.startsWith('data:text/css;base64,') && !/__hit|evil|Field\d+x/.test(atob(value.split(',')[1]));
  const ADDRESSES = ['href', 'src', 'action', 'formaction', 'data', 'poster', 'background', 'cite', 'manifest', 'srcdoc', 'xlink:href', 'ping'];
  const FOREIGN = new Set(['iframe', 'object', 'embed', 'base', 'form', 'applet', 'frame', 'frameset', 'foreignobject', 'animate', 'set', 'maction']);
  // The words of a title may be a string of a style sheet, for the head of printed pages, and nothing else.
  const sheet = (element, rule) => {
    for (const inner of rule.cssRules ?? []) sheet(element, inner);
    if (rule instanceof CSSImportRule) tell('style', element, 'a style sheet that asks for another');
    for (const key of rule.style ?? []) {
      const value = rule.style.getPropertyValue(key).trim();
      const isString = /^"([^"\\]|\\[^])*"$/.test(value);
      if (!isString && /url\((?!["']?data:)|expression|evil|__hit/i.test(value)) tell('style', element, `a style sheet with words of the plan at ${key}`);
    }
  };
  for (const element of document.querySelectorAll('*')) {
    const name = element.localName.toLowerCase();
    if (name === 'script' && !known.scripts.includes(element.textContent.trim()) && !known.sources.includes(element.getAttribute('src'))) tell('script', element, 'a script that is not ours');
    if (name === 'style') for (const rule of element.sheet?.cssRules ?? []) sheet(element, rule);
    if (FOREIGN.has(name) && !known.shell) tell('element', element, `an element ${name}`);
    if (name === 'meta' && /refresh/i.test(element.httpEquiv)) tell('element', element, 'a page that leads elsewhere');
    for (const { name: key, value } of element.attributes) {
      if (/^on/i.test(key)) tell('handler', element, `the handler ${key}`);
      if (key === 'style' && /url\(|expression|evil|__hit|behavior|binding/i.test(value)) tell('style', element, 'a style with an address');
      if (ADDRESSES.includes(key) && !isHarmless(element, key, value)) tell('address', element, `the address ${value.slice(0, 80)}`);
    }
  }
  // All that a reader can be told: words, and what stands in attributes for words.
  const told = [document.title, document.documentElement.textContent];
  for (const element of document.querySelectorAll('[alt], [title], [aria-label], [content], [data-label]')) {
    told.push(...['alt', 'title', 'aria-label', 'content', 'data-label'].map((key) => element.getAttribute(key) ?? ''));
  }
  return { faults, told: told.join('\n') };
};

// The scripts of a page, which one without attacks has too.
exports.scripts = () => ({
  scripts: [...document.scripts].map((it) => it.textContent.trim()),
  sources: [...document.scripts].map((it) => it.getAttribute('src')).filter(Boolean),
});
