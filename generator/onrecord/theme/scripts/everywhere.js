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
    var input = event.target;
    var search = input.closest && input.closest(".md-search, [role=search], .md-dialog, dialog");
    if (!search || input.closest(".or-find") || !/^(text|search)$/.test(input.type)) return;
    words().then(function (said) {
      var query = input.value.trim(), old = search.querySelector(".or-everywhere");
      if (!said || !query) { if (old) old.remove(); return; }
      var link = old || document.createElement("a"), to = new URL("evidence/", root);
      to.searchParams.set("words", query);
      link.className = "or-everywhere";
      link.href = to.href;
      link.textContent = said.everywhere.replace("{query}", function () { return query; });
      var place = search.querySelector(".md-search-result");
      if (!old) { if (place) place.appendChild(link); else input.parentNode.appendChild(link); }
    });
  });
})();
