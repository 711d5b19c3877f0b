/* Citation popovers for fingers and for the Escape key. Without this file they still open on hover and on focus. */
(function () {
  "use strict";
  var open = "or-citeref--open", shut = "or-citeref--shut";

  function close(except) {
    document.querySelectorAll("." + open).forEach(function (ref) {
      if (ref !== except) ref.classList.remove(open);
    });
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest(".or-cite");
    var ref = event.target.closest(".or-citeref");
    close(ref);
    /* Where nothing can hover, the first tap shows the quotation and the second follows the link to the note. */
    if (!matchMedia("(hover: none)").matches) return;
    /* A tap elsewhere puts it away, also where the browser leaves the focus or the hover where it was. */
    document.querySelectorAll(".or-citeref:hover, .or-citeref:focus-within").forEach(function (other) {
      if (other !== ref) other.classList.add(shut);
    });
    if (!link) return;
    if (!ref.classList.contains(open)) {
      event.preventDefault();
      ref.classList.remove(shut);
      ref.classList.add(open);
    } else {
      /* The link keeps the focus, and must not keep the quotation over the note that it led to. */
      ref.classList.remove(open);
      ref.classList.add(shut);
    }
  });

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    close(null);
    document.querySelectorAll(".or-citeref:hover, .or-citeref:focus-within").forEach(function (ref) {
      ref.classList.add(shut);
    });
  });

  function restore(event) {
    /* A finger leaves the hover where it touched last: there only the next tap opens again. */
    if (matchMedia("(hover: none)").matches) return;
    var ref = event.target.closest && event.target.closest("." + shut);
    if (ref && !ref.contains(event.relatedTarget)) ref.classList.remove(shut);
  }
  document.addEventListener("focusin", function (event) {
    if (event.target.matches(".or-cite:focus-visible")) event.target.closest(".or-citeref").classList.remove(shut);
  });
  document.addEventListener("mouseout", restore);
  document.addEventListener("focusout", restore);
})();
