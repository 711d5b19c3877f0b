"""The header's search fetches its index when a reader turns to it, not with every page.

The theme asks for the index as soon as it runs, and the index grows with the site: it would soon be
most of what a first view weighs. Nothing in the theme's settings puts that off, so the request is
held back until the search is touched or focused, or until the address says that the reader comes
from a search.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.diagnostics import Diagnostic
from onrecord.site.finish import Staged

#: The theme's own script, as MkDocs and ProperDocs link it. Zensical's asks for another file: there
#: the lines hold nothing back.
_BUNDLE = re.compile(r'<script src="[^"]*assets/javascripts/bundle\.[0-9a-f]+\.min\.js">')

_HELD_BACK = """<script>(function(){
var sent=XMLHttpRequest.prototype.send,opened=XMLHttpRequest.prototype.open;
var held=[],late=!/[?&][qh]=/.test(location.search);
XMLHttpRequest.prototype.open=function(method,url){
this.orIndex=/search\\/search_index\\.json$/.test(url);
return opened.apply(this,arguments)};
XMLHttpRequest.prototype.send=function(){
if(late&&this.orIndex)held.push(this);else sent.apply(this,arguments)};
function turned(event){
if(!late||!event.target.closest||!event.target.closest(".md-search,[for=__search],#__search"))return;
late=false;
held.forEach(function(request){sent.call(request)})}
["focusin","pointerover","touchstart","change"].forEach(function(kind){
document.addEventListener(kind,turned,{passive:true})})
})()</script>"""


def finish(staged: Staged) -> Iterator[Diagnostic]:
    """Put the few lines that hold the request back before the theme's script."""
    for path in sorted(staged.folder.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        bundle = _BUNDLE.search(text)
        if bundle is not None:
            start = bundle.start()
            path.write_text(text[:start] + _HELD_BACK + text[start:], encoding="utf-8")
    yield from ()
