(() => {
  // Every page lies right below the app, so its script need not try in vain where the server is.
  window.__streamlit = { BACKEND_BASE_URL: new URL(".", location.href).href };

  // The parts that Streamlit takes from React Aria ask here for their language.
  window[Symbol.for("react-aria.i18n.locale")] = document.documentElement.lang;

  const words = WORDS;
  const open = Object.keys(words).filter((word) => word.includes("…")).map((word) => [...word.split("…"), words[word]]);
  const names = ["aria-label", "aria-roledescription", "title", "placeholder"];
  // What people have written is left as it is. In a list, Streamlit's own lines have no key, or one that begins with __.
  const option = '[role="option"][data-key]:not([data-key^="__"])';
  const ours = `[data-testid="stHtml"], [data-testid="stMarkdown"], [data-testid="stWidgetLabel"] [data-testid="stMarkdownContainer"], [data-tag] > span, ${option}`;

  const said = (text) => {
    const plain = text.trim();
    if (words[plain]) return words[plain];
    const found = open.find(([start, end]) => plain.length >= start.length + end.length && plain.startsWith(start) && plain.endsWith(end));
    return found && found[2].replace("…", () => plain.slice(found[0].length, plain.length - found[1].length));
  };
  const inText = (node) => {
    const anew = node.parentElement && !node.parentElement.closest(ours) && said(node.data);
    if (anew && anew !== node.data.trim()) node.data = node.data.replace(node.data.trim(), () => anew);
  };
  const inName = (element, name) => {
    const stated = element.getAttribute(name);
    const anew = stated && !element.closest(ours) && said(stated);
    if (anew && anew !== stated) element.setAttribute(name, anew);
  };
  const inAll = (root) => {
    if (root.nodeType === Node.TEXT_NODE) return inText(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    for (const element of [root, ...root.querySelectorAll("*")]) names.forEach((name) => inName(element, name));
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) inText(walker.currentNode);
  };
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes, attributeName } of changes) {
      if (type === "attributes") inName(target, attributeName);
      else if (type === "characterData") inText(target);
      else addedNodes.forEach(inAll);
    }
  }).observe(document.documentElement, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: names });

  // Streamlit keeps light or dark in one place; what is shown above it, and what prints, asks the page.
  const follow = (app) => { document.documentElement.style.colorScheme = getComputedStyle(app).colorScheme; };
  const appears = new MutationObserver(() => {
    const app = document.querySelector(".stApp");
    if (!app) return;
    appears.disconnect();
    follow(app);
    new MutationObserver(() => follow(app)).observe(app, { attributeFilter: ["class"] });
  });
  appears.observe(document.documentElement, { subtree: true, childList: true });

  // What is typed or chosen in a form reaches the server with its button only; leaving it before that is asked about. A form is known by the
  // key of its first part: when it is saved that is another one, and when that is refused it stays.
  const aForm = '[data-testid="stForm"]';
  const named = (form) => [...(form.querySelector('[class*="st-key-"]')?.classList ?? [])].find((name) => name.startsWith("st-key-"));
  const unsent = new Set();
  const changed = (element) => { const form = element?.closest?.(aForm); if (form) unsent.add(named(form)); };
  const stays = (event, place) => {
    const left = [...place.querySelectorAll(aForm)].map(named).filter((name) => unsent.has(name));
    if (!left.length) return;
    if (confirm(words["You have typed something that is not saved. Leave it?"])) left.forEach((name) => unsent.delete(name));
    else { event.preventDefault(); event.stopImmediatePropagation(); }
  };
  // What takes forms away: another page or proposal; and what the form beside it is about, another fund, member or body.
  const leaves = '.st-key-menu a, a[data-proposal], .st-key-save-draft button, .st-key-copy-proposal button, [class*="st-key-copy-earlier-"] button, [class*="st-key-undo-proposal-"] button';
  const turns = '[class*="st-key-fund-"], [class*="st-key-member-"], [class*="st-key-body-"]';
  const place = (choice) => choice?.closest?.('[class*="st-key-proposal-"]') ? document : choice?.closest?.(turns)?.closest('[role="tabpanel"], details');
  let refused = -Infinity;
  const picks = (event) => {
    const choice = document.activeElement;
    const about = place(choice);
    if (!about) return changed(choice);
    stays(event, about);
    // The list is folded, with what stood there.
    if (event.defaultPrevented) choice.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  };
  addEventListener("input", (event) => changed(event.target));
  addEventListener("beforeinput", (event) => {
    const about = event.target.closest?.('[class*="st-key-body-"]') && place(event.target);
    if (about) stays(event, about);
  }, { capture: true });
  for (const kind of ["pointerup", "mouseup", "click"]) {
    addEventListener(kind, (event) => {
      if (!event.target.closest?.('[role="option"]')) return;
      if (kind === "pointerup") picks(event);
      if (event.defaultPrevented) refused = event.timeStamp;
      else if (kind !== "pointerup" && event.timeStamp - refused < 50) { event.preventDefault(); event.stopImmediatePropagation(); }
    }, { capture: true });
  }
  addEventListener("keydown", (event) => { if (event.key === "Enter" && event.target.getAttribute?.("aria-activedescendant")) picks(event); }, { capture: true });
  const elsewhere = (event) => event.ctrlKey || event.metaKey || event.shiftKey;
  addEventListener("click", (event) => { if (!elsewhere(event) && event.target.closest?.(leaves)) stays(event, document); }, { capture: true });
  addEventListener("beforeunload", (event) => {
    if ([...document.querySelectorAll(aForm)].some((form) => unsent.has(named(form)))) event.preventDefault();
  });

  // When somebody clicked or typed last: what comes by itself waits with it (components/waiting.py).
  window.portfoljTouched = -Infinity;
  for (const kind of ["pointerdown", "pointerup", "keydown", "input"]) {
    addEventListener(kind, () => { window.portfoljTouched = performance.now(); }, { capture: true });
  }

  // A single letter must not start anything: people dictate, and lean on keys.
  addEventListener("keydown", (event) => {
    const typing = event.target.closest && event.target.closest("input, textarea, [contenteditable]");
    if (!typing && event.key.length === 1 && /[a-z]/i.test(event.key) && !event.ctrlKey && !event.metaKey) event.stopImmediatePropagation();
  }, { capture: true });
})();
