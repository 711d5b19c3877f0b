/* Leads from the header's search to the words of all quotations, which its own index does not hold. */
(function () {
  "use strict";
  var settings = document.getElementById("__config"), asked = null;
  if (!settings) return;
  var root = new URL(JSON.parse(settings.textContent).base.replace(/\/?$/, "/"), location.href);

  function words() {
    /* Only where there is an evidence search, and only once somebody searches. */
    asked = asked || fetch(new URL("pagefind/words.json", root)).then(function (answer) {
      return answer.ok ? answer.json() : null;
    }, function () { return null; });
    return asked;
  }

  document.addEventListener("input", function (event) {
    /* One engine keeps its search in a shadow tree, where the look of the page does not reach. */
    var input = event.composedPath()[0], shadow = input.getRootNode() instanceof ShadowRoot;
    var search = input.closest && input.closest(shadow ? "dialog" : ".md-search");
    if (!search || !/^(text|search|)$/.test(input.type)) return;
    words().then(function (said) {
      var query = input.value.trim(), old = search.querySelector(".or-everywhere");
      if (!said || !query) { if (old) old.remove(); return; }
      var link = old || document.createElement("a"), to = new URL("evidence/", root);
      to.searchParams.set("words", query);
      link.className = "or-everywhere";
      link.href = to.href;
      link.textContent = said.everywhere.replace("{query}", function () { return query; });
      if (old) return;
      if (shadow) link.style.cssText = "display:block;padding:.6rem 1rem;font:600 .7rem var(--or-sans);color:var(--or-link);overflow-wrap:anywhere";
      (search.querySelector(".md-search-result") || input.closest("dialog > *, dialog > * > *") || search).appendChild(link);
    });
  });
})();
