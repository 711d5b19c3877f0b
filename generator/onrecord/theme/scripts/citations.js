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
    if (link && matchMedia("(hover: none)").matches && !ref.classList.contains(open)) {
      event.preventDefault();
      ref.classList.add(open);
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
    var ref = event.target.closest && event.target.closest("." + shut);
    if (ref && !ref.contains(event.relatedTarget)) ref.classList.remove(shut);
  }
  document.addEventListener("mouseout", restore);
  document.addEventListener("focusout", restore);
})();
