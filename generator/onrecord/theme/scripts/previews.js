/* Previews: a link to an actor, issue, position, source, quotation, point of fact, briefing, outlet or note shows
   what its page says first, on hover and on keyboard focus. The page itself is fetched, once, from this site, and the
   parts that the server marked with data-glance (data-preview is the theme's own), or a quotation's card, are built anew from known elements: nothing
   of it is ever run.
   A tap follows the link; nothing is fetched where the reader saves data. */
(function () {
  "use strict";
  var script = document.currentScript;
  var saves = (navigator.connection && navigator.connection.saveData) || matchMedia("(prefers-reduced-data: reduce)").matches;
  if (!script || !script.src || saves || !window.fetch || !/^https?:$/.test(location.protocol)) return;

  var root = new URL("../../", script.src);
  var PAGE = /^(actors|issues|positions|sources|claims|briefings|outlets|notes)\/[^/]+\/(?:index\.html)?$/;
  /* Links that are no statement of what they lead to, and places that show already what a preview would. */
  var NEVER = ".headerlink, .or-permalink, .or-cite, .or-notes__back, .or-crumbs a, .or-preview a";
  var SHOWN = {
    sources: ".or-quote, .or-bib, .or-notes, .or-timeline__entry--statement, .or-cite__pop, .or-margin",
    positions: ".or-position, .or-stand", claims: ".or-claim", briefings: ".or-teaser"
  };
  var QUOTATION = ".or-quote__text, .or-quote__original, .or-quote__who, .or-quote__said, .or-chain";
  var KEPT = {
    P: "p", DIV: "div", UL: "ul", OL: "ol", LI: "li", SPAN: "span", STRONG: "strong", EM: "em", CITE: "cite", TIME: "time",
    BLOCKQUOTE: "blockquote", ABBR: "abbr", BDI: "bdi", H1: "p", H2: "p", H3: "p", H4: "p", A: "span"
  };
  var DELAY = 350, GRACE = 250, ENOUGH = 131072, KEEP = 24;

  /* -- what is shown ---------------------------------------------------------------------------------------------- */

  var pages = new Map();

  /* A page's text as far as it is needed: to its marked head, or to the end of the quotation at an anchor. */
  function read(address, anchor) {
    var known = pages.get(address);
    if (known) {
      known = known.then(function (page) {
        return page.whole || holds(page.text, anchor) ? page : load(address, anchor);
      });
    } else {
      known = load(address, anchor);
    }
    pages.delete(address);
    pages.set(address, known);
    if (pages.size > KEEP) pages.delete(pages.keys().next().value);
    known.catch(function () { pages.delete(address); });
    return known;
  }

  function holds(text, anchor) {
    if (!anchor) return text.length > ENOUGH;
    var start = text.indexOf('id="' + anchor + '"');
    return start >= 0 && text.indexOf("</figure>", start) >= 0;
  }

  function load(address, anchor) {
    return fetch(address, { credentials: "same-origin" }).then(function (answer) {
      if (!answer.ok || !/^text\/html/.test(answer.headers.get("content-type") || "")) throw new Error("no page");
      var reader = answer.body.getReader(), decoder = new TextDecoder(), text = "";
      return (function more() {
        return reader.read().then(function (part) {
          if (part.done) return { text: text, whole: true };
          text += decoder.decode(part.value, { stream: true });
          if (!holds(text, anchor)) return more();
          reader.cancel();
          return { text: text, whole: false };
        });
      })();
    });
  }

  /* A copy of a node, made of nothing but known elements, our own classes and text. */
  function adopted(node) {
    if (node.nodeType === Node.TEXT_NODE) return document.createTextNode(node.nodeValue);
    var name = node.nodeType === Node.ELEMENT_NODE && KEPT[node.tagName];
    if (!name || node.matches(".headerlink, .or-permalink, .or-quote__foot")) return null;
    var made = document.createElement(name);
    node.classList.forEach(function (part) { if (/^or-[\w-]+$/.test(part)) made.classList.add(part); });
    ["lang", "dir", "datetime"].forEach(function (name) {
      if (node.hasAttribute(name)) made.setAttribute(name, node.getAttribute(name));
    });
    node.childNodes.forEach(function (child) {
      var copy = adopted(child);
      if (copy) made.appendChild(copy);
    });
    return name === "li" && !made.textContent.trim() ? null : made;
  }

  function parts(text, anchor) {
    var card, page = new DOMParser().parseFromString(text, "text/html");
    var content = page.querySelector("article") || page.body, found = document.createDocumentFragment(), from;
    if (anchor) {
      var target = page.getElementById(anchor);
      card = target && target.closest("figure");
      if (!card) return null;
      from = card.querySelectorAll(QUOTATION);
    } else {
      from = Array.from(content.querySelectorAll("h1, [data-glance]")).filter(function (part) { return !part.closest("figure"); });
    }
    from.forEach(function (part) {
      var copy = adopted(part);
      if (!copy) return;
      if (part.tagName === "H1") copy.className = "or-preview__title";
      found.appendChild(copy);
    });
    if (!found.childNodes.length) return null;
    /* Within a card of its form, so that its rule tells the form here too. */
    var around = document.createElement("div");
    if (card) card.classList.forEach(function (part) { if (/^or-[\w-]+$/.test(part)) around.classList.add(part); });
    around.appendChild(found);
    return around;
  }

  /* -- where and when --------------------------------------------------------------------------------------------- */

  var card = document.createElement("div");
  card.className = "or-preview md-typeset";
  card.id = "or.preview";
  card.setAttribute("role", "tooltip");
  var link = null, described = null, dismissed = null, over = false, timer = 0, point = null;

  /* The page and anchor of a link that has a preview here. */
  function target(of) {
    if (!of.closest(".md-content") || of.matches(NEVER)) return null;
    var there, place;
    /* An address that nobody can decode has no preview. */
    try {
      there = new URL(of.getAttribute("href") || "", document.baseURI);
      place = decodeURIComponent(there.hash.slice(1));
    } catch (error) { return null; }
    if (there.origin !== root.origin || there.pathname.indexOf(root.pathname) || there.search) return null;
    var kind = PAGE.exec(there.pathname.slice(root.pathname.length));
    if (!kind || there.pathname === location.pathname || (SHOWN[kind[1]] && of.closest(SHOWN[kind[1]]))) return null;
    var anchor = kind[1] === "sources" ? place : "";
    there.hash = "";
    return { address: there.href, anchor: anchor };
  }

  function place() {
    var lines = Array.from(link.getClientRects());
    var line = lines.find(function (box) { return point && point.y >= box.top && point.y <= box.bottom; }) || lines[0] || link.getBoundingClientRect();
    var frame = document.body.getBoundingClientRect(), wide = document.documentElement.clientWidth, high = innerHeight;
    card.style.left = card.style.top = "0";
    card.style.maxHeight = "";
    var size = card.getBoundingClientRect(), under = high - line.bottom - 14, over_ = line.top - 14;
    /* On the side with more room where neither has enough, and never over the link itself. */
    var below = size.height <= under || under >= over_;
    var height = Math.min(size.height, Math.max(below ? under : over_, 96));
    card.style.maxHeight = height + "px";
    card.classList.toggle("or-preview--cut", card.scrollHeight > card.clientHeight + 1);
    var left = Math.max(8, Math.min(line.left, wide - size.width - 8));
    var top = below ? line.bottom + 6 : line.top - height - 6;
    card.style.left = left - frame.left + "px";
    card.style.top = top - frame.top + "px";
  }

  function hide() {
    clearTimeout(timer);
    if (described) {
      var rest = (described.getAttribute("aria-describedby") || "").split(" ").filter(function (id) { return id && id !== card.id; });
      if (rest.length) described.setAttribute("aria-describedby", rest.join(" "));
      else described.removeAttribute("aria-describedby");
    }
    link = described = null;
    over = false;
    card.remove();
  }

  function show(wanted) {
    if (wanted === link || wanted === dismissed) return;
    var place_ = target(wanted);
    if (!place_) return;
    hide();
    link = wanted;
    timer = setTimeout(function () {
      read(place_.address, place_.anchor).then(function (page) {
        if (link !== wanted) return;
        var found = parts(page.text, place_.anchor);
        if (!found) return;
        card.replaceChildren(found);
        document.body.appendChild(card);
        place();
        described = wanted;
        var ids = wanted.getAttribute("aria-describedby");
        wanted.setAttribute("aria-describedby", (ids ? ids + " " : "") + card.id);
      }).catch(function () { /* Offline, or no such page: the link is there all the same. */ });
    }, DELAY);
  }

  function held() {
    return over || (link && link.matches(":hover, :focus-visible"));
  }

  function leave() {
    if (!described) { if (!held()) hide(); return; }
    clearTimeout(timer);
    timer = setTimeout(function () { if (!held()) hide(); }, GRACE);
  }

  function linkOf(event) {
    return event.target.closest && event.target.closest("a[href]");
  }

  document.addEventListener("pointerover", function (event) {
    if (event.pointerType !== "mouse" && event.pointerType !== "pen") return;
    if (card.contains(event.target)) { over = true; clearTimeout(timer); return; }
    var of = linkOf(event);
    if (of !== dismissed) dismissed = null;
    if (!of) return;
    point = { x: event.clientX, y: event.clientY };
    if (of === link && described) clearTimeout(timer);
    show(of);
  });
  document.addEventListener("pointerout", function (event) {
    if (card.contains(event.target)) over = card.contains(event.relatedTarget);
    if (link && !link.contains(event.relatedTarget)) leave();
  });
  document.addEventListener("focusin", function (event) {
    var of = linkOf(event);
    if (!of || !of.matches(":focus-visible")) return;
    point = null;
    show(of);
  });
  document.addEventListener("focusout", function (event) {
    if (event.target === dismissed) dismissed = null;
    if (event.target === link) leave();
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !link) return;
    dismissed = link;
    hide();
  });
  document.addEventListener("click", function (event) { if (link && !card.contains(event.target)) hide(); });
  addEventListener("resize", hide);
  addEventListener("pagehide", hide);
})();
