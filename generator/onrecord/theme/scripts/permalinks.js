/* Copies on a click: the full address behind a permanent link or a heading's mark, and a citation's text.
   Without this file, with a modifier key, or where the browser refuses, links are links. */
(function () {
  "use strict";
  var settings = document.getElementById("__config");
  var words = settings ? JSON.parse(settings.textContent).translations || {} : {};
  var copied = words["clipboard.copied"];
  if (!copied || !navigator.clipboard) return;

  /* One status line, empty until there is something to say, so that what it says is announced too. */
  var status = document.createElement("p"), timer = 0;
  status.className = "or-copied";
  status.setAttribute("role", "status");
  (document.querySelector("main") || document.body).appendChild(status);

  function say(text, near) {
    status.textContent = text;
    var at = near.getBoundingClientRect(), size = status.getBoundingClientRect();
    var room = document.documentElement.clientWidth - size.width - 8;
    var above = at.top - size.height - 6;
    status.style.left = Math.max(8, Math.min(at.left, room)) + "px";
    status.style.top = (above < 60 ? at.bottom + 6 : above) + "px";
    clearTimeout(timer);
    timer = setTimeout(function () { status.textContent = ""; }, 4000);
  }

  function copy(text, near, refused) {
    navigator.clipboard.writeText(text).then(function () { say(copied, near); }, refused);
  }

  document.querySelectorAll("[data-copy]").forEach(function (button) {
    if (document.getElementById(button.dataset.copy)) button.hidden = false;
  });

  document.addEventListener("click", function (event) {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    var part = event.target.closest && event.target.closest(".or-permalink, .headerlink, [data-copy]");
    if (!part) return;
    if (part.dataset.copy) {
      var text = document.getElementById(part.dataset.copy);
      copy(text.textContent.trim(), part, function () { getSelection().selectAllChildren(text); });
    } else if (part.classList.contains("headerlink")) {
      /* The mark of a heading still leads to it: the address bar then shows what was copied. */
      copy(part.href, part, function () {});
    } else {
      event.preventDefault();
      copy(part.href, part, function () { location.assign(part.href); });
    }
  });
})();
