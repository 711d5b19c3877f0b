/* The theme takes every rel="alternate" for a translation of the site and asks for a sitemap beside it, which no feed has.
 * With a second word the links mean the same to everybody else. This runs before the theme looks, at DOMContentLoaded. */
(function () {
  "use strict";
  document.querySelectorAll('link[rel="alternate"][type^="application/"]').forEach(function (link) {
    link.relList.add("feed");
  });
})();
