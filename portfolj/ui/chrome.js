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

  // What is typed in a form reaches the server with its button only; leaving before that is asked about.
  let unsent = false;
  addEventListener("input", (event) => { unsent ||= Boolean(event.target.closest && event.target.closest('[data-testid="stForm"]')); });
  addEventListener("click", (event) => {
    if (!event.target.closest) return;
    if (event.target.closest('[data-testid="stFormSubmitButton"]')) unsent = false;
    if (!unsent || !event.target.closest(".st-key-menu a")) return;
    if (confirm(words["You have typed something that is not saved. Leave it?"])) unsent = false;
    else { event.preventDefault(); event.stopImmediatePropagation(); }
  }, { capture: true });
  addEventListener("beforeunload", (event) => { if (unsent) event.preventDefault(); });

  // A single letter must not start anything: people dictate, and lean on keys.
  addEventListener("keydown", (event) => {
    const typing = event.target.closest && event.target.closest("input, textarea, [contenteditable]");
    if (!typing && event.key.length === 1 && /[a-z]/i.test(event.key) && !event.ctrlKey && !event.metaKey) event.stopImmediatePropagation();
  }, { capture: true });
})();
