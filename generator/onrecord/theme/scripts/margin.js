/* Evidence beside the text: where the page leaves room, the notes that a paragraph cites stand in its margin.
 * They repeat the notes at the foot, so they are hidden from screen readers, printed nowhere and add no height: what does
 * not fit beside its paragraph is told as a number, and the rest is one click away. */
(function () {
  "use strict";
  var ROOM = 180, GAP = 26, LINE = 18, NARROWEST = 976;

  function quotationOf(ref) {
    var item = document.createElement("div"), number = document.createElement("span");
    var pop = ref.querySelector(".or-cite__pop");
    item.className = "or-margin__note";
    number.className = "or-margin__number";
    number.textContent = ref.querySelector(".or-cite").lastChild.textContent;
    item.appendChild(number);
    pop.querySelectorAll(".or-cite__quote, .or-cite__by").forEach(function (part) { item.appendChild(part.cloneNode(true)); });
    return item;
  }

  /* What stands below a paragraph lends it its own margin where it cites nothing itself and leaves the margin free. */
  function lends(block, edge) {
    return !/^H[1-6]$/.test(block.tagName) && block.getBoundingClientRect().right <= edge + 2 &&
      !(/^(P|UL|OL)$/.test(block.tagName) && block.querySelector(".or-citeref"));
  }

  function lay(content) {
    content.querySelectorAll(".or-margin").forEach(function (old) { old.remove(); });
    /* A page with facts at its side has given its margin away. */
    if (innerWidth < NARROWEST || content.querySelector(":scope > .or-side")) return;
    var outer = content.getBoundingClientRect(), last = -Infinity;
    var words = content.querySelector(".or-notes").dataset.more;
    var blocks = Array.prototype.filter.call(content.children, function (block) {
      return /^(P|UL|OL)$/.test(block.tagName) && !block.className && block.querySelector(".or-citeref");
    });
    blocks.forEach(function (block) {
      var box = block.getBoundingClientRect();
      var room = outer.right - box.right - GAP;
      if (room < ROOM) return;
      var top = Math.max(box.top - outer.top + 4, last + 10), next = block.nextElementSibling;
      while (next && lends(next, box.right)) next = next.nextElementSibling;
      var bottom = (next ? next.getBoundingClientRect().top : outer.bottom) - outer.top - 6;
      var margin = document.createElement("div");
      margin.className = "or-margin";
      margin.setAttribute("aria-hidden", "true");
      margin.style.cssText = "top:" + top + "px;left:" + (box.right - outer.left + GAP) + "px;width:" + Math.min(room, 340) + "px";
      content.appendChild(margin);
      var seen = {}, left = 0;
      block.querySelectorAll(".or-citeref").forEach(function (ref) {
        var address = ref.querySelector(".or-cite").getAttribute("href");
        if (seen[address]) return;
        seen[address] = true;
        if (left) { left += 1; return; }
        var note = quotationOf(ref);
        margin.appendChild(note);
        if (top + margin.offsetHeight > bottom - LINE) { note.remove(); left = 1; }
      });
      if (left && margin.firstChild) {
        var more = document.createElement("div");
        more.className = "or-margin__more";
        more.textContent = words.replace("{n}", left);
        margin.appendChild(more);
      }
      if (!margin.firstChild) { margin.remove(); return; }
      last = top + margin.offsetHeight;
    });
  }

  function start() {
    var content = document.querySelector(".md-content__inner");
    if (!content || !content.querySelector(".or-notes")) return;
    var width = 0;
    new ResizeObserver(function () {
      if (content.offsetWidth === width) return;
      width = content.offsetWidth;
      lay(content);
    }).observe(content);
    if (document.fonts) document.fonts.ready.then(function () { lay(content); });
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
