/* The matrix: sorting, filters, rows and columns swapped. The table is complete without this file. */
(function () {
  "use strict";
  var SIDES = ["for", "conditional", "neutral", "against"];
  var TALL = 12;

  function plain(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();
  }

  function fill(words, values) {
    return words.replace(/\{(\w+)\}/g, function (whole, name) { return name in values ? values[name] : whole; });
  }

  function start(frame) {
    var tools = frame.querySelector(".or-matrix-tools");
    if (!tools) return;
    var table = frame.querySelector(".or-matrix");
    var box = table.closest(".or-scroll"), status = tools.querySelector("[role=status]");
    var head = table.tHead, body = table.tBodies[0];
    var tool = {};
    tools.querySelectorAll("[data-tool]").forEach(function (each) { tool[each.dataset.tool] = each; });

    function thing(cell, kind, number) {
      var nodes = Array.from(cell.childNodes).filter(function (node) { return node.nodeName !== "BUTTON"; });
      return { kind: kind, number: number, name: cell.textContent.trim(), nodes: nodes };
    }
    var issues = Array.from(head.rows[0].cells).slice(1).map(function (cell, number) { return thing(cell, "issue", number); });
    var actors = Array.from(body.rows).map(function (row, number) { return thing(row.cells[0], "actor", number); });
    var cells = Array.from(body.rows).map(function (row) { return Array.from(row.cells).slice(1); });
    var state;

    function cell(row, column) {
      return row.kind === "actor" ? cells[row.number][column.number] : cells[column.number][row.number];
    }

    function passes(td) {
      return td.dataset.count !== undefined
        && (!tool.side.value || td.dataset.side === tool.side.value)
        && (!tool.strength.value || td.dataset.strength === tool.strength.value);
    }

    function count(row, columns) {
      return columns.reduce(function (sum, column) { return sum + (Number(cell(row, column).dataset.count) || 0); }, 0);
    }

    /* From for to against: on one issue by its own scale, across issues by side. No evidence comes last both ways. */
    function place(td, row) {
      if (td.dataset.count === undefined) return null;
      return row.kind === "actor" ? Number(td.dataset.place) : SIDES.indexOf(td.dataset.side);
    }

    function compare(columns) {
      var way = state.back ? -1 : 1;
      var column = columns.find(function (each) { return "c" + each.number === state.sort; });
      return function (a, b) {
        var found = 0;
        if (state.sort === "name") found = a.name.localeCompare(b.name, document.documentElement.lang || undefined) * way;
        else if (column) {
          var x = place(cell(a, column), a), y = place(cell(b, column), b);
          if (x === null || y === null) found = (x === null) - (y === null);
          else found = (x - y) * way;
        } else found = (count(b, columns) - count(a, columns)) * way;
        return found || a.number - b.number;
      };
    }

    function heading(item, scope) {
      var th = document.createElement("th");
      th.scope = scope;
      th.append.apply(th, item.nodes);
      return th;
    }

    function sorter(th, name, key) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "or-matrix__sort";
      button.dataset.sort = key;
      button.setAttribute("aria-label", fill(tools.dataset.sortBy, { name: name }));
      if (state.sort === key) th.setAttribute("aria-sort", state.back ? "descending" : "ascending");
      th.append(" ", button);
    }

    function show(quiet) {
      var asked = plain(tool.find.value.trim());
      var rows = state.swapped ? issues : actors, columns = state.swapped ? actors : issues;
      var named = function (item) { return item.kind !== "actor" || plain(item.name).indexOf(asked) >= 0; };
      columns = columns.filter(named);
      var shown = rows.filter(named).filter(function (row) {
        return !tool.empty.checked || columns.some(function (column) { return passes(cell(row, column)); });
      });
      if (state.swapped && tool.empty.checked) {
        columns = columns.filter(function (column) { return shown.some(function (row) { return passes(cell(row, column)); }); });
      }
      shown.sort(compare(columns));

      var top = document.createElement("tr"), corner = document.createElement("th"), lines = document.createDocumentFragment();
      corner.scope = "col";
      corner.append(state.swapped ? tools.dataset.issue : tools.dataset.actor);
      sorter(corner, corner.textContent, "name");
      top.append(corner);
      columns.forEach(function (column) {
        var th = heading(column, "col");
        sorter(th, column.name, "c" + column.number);
        top.append(th);
      });
      shown.forEach(function (row) {
        var tr = document.createElement("tr");
        tr.append(heading(row, "row"));
        columns.forEach(function (column) {
          var td = cell(row, column);
          td.dataset.label = column.name;
          td.classList.toggle("or-matrix__aside", td.dataset.count !== undefined && !passes(td));
          tr.append(td);
        });
        lines.append(tr);
      });
      head.replaceChildren(top);
      body.replaceChildren(lines);
      box.classList.toggle("or-scroll--tall", shown.length > TALL);

      var options = Array.from(tool.sort.options).slice(0, 2).concat(columns.map(function (column) {
        return new Option(column.name, "c" + column.number);
      }));
      tool.sort.replaceChildren.apply(tool.sort, options);
      tool.sort.value = state.sort;
      if (tool.sort.selectedIndex < 0) { state.sort = "count"; tool.sort.value = "count"; }
      tool.swap.setAttribute("aria-pressed", String(state.swapped));
      if (!quiet) {
        status.textContent = shown.length
          ? fill(tools.dataset.say, { shown: shown.length, all: rows.length, order: tool.sort.selectedOptions[0].textContent + (state.back ? " ↑" : "") })
          : tools.dataset.sayNone;
        write();
      }
    }

    /* -- the address, where the matrix is the page ---------------------------------------------------------------- */

    function write() {
      if (!("inAddress" in frame.dataset)) return;
      var said = new URLSearchParams(location.search);
      var values = {
        find: tool.find.value.trim(), side: tool.side.value, strength: tool.strength.value,
        empty: tool.empty.checked ? "" : "shown", rows: state.swapped ? "issues" : "",
        sort: state.sort === "count" && !state.back ? "" : state.sort, back: state.back ? "1" : "",
      };
      Object.keys(values).forEach(function (name) { values[name] ? said.set(name, values[name]) : said.delete(name); });
      var query = said.toString();
      history.replaceState(null, "", location.pathname + (query ? "?" + query : "") + location.hash);
    }

    function addressed() {
      return new URLSearchParams("inAddress" in frame.dataset ? location.search : "");
    }

    function read() {
      var said = addressed();
      tool.find.value = said.get("find") || "";
      [tool.side, tool.strength].forEach(function (select) {
        select.value = said.get(select.dataset.tool) || "";
        if (select.selectedIndex < 0) select.value = "";
      });
      tool.empty.checked = said.get("empty") !== "shown";
      state = { swapped: said.get("rows") === "issues", sort: said.get("sort") || "count", back: said.get("back") === "1" };
    }

    tools.addEventListener("input", function (event) {
      if (event.target === tool.sort) { state.sort = tool.sort.value; state.back = false; }
      show();
    });
    tool.swap.addEventListener("click", function () {
      state = { swapped: !state.swapped, sort: "count", back: false };
      show();
    });
    tool.reset.addEventListener("click", function () {
      tool.find.value = tool.side.value = tool.strength.value = "";
      tool.empty.checked = true;
      state = { swapped: false, sort: "count", back: false };
      show();
    });
    head.addEventListener("click", function (event) {
      var button = event.target.closest(".or-matrix__sort");
      if (!button) return;
      var key = button.dataset.sort;
      state.back = state.sort === key && !state.back;
      state.sort = key;
      show();
      head.querySelector("[data-sort='" + key + "']").focus();
    });

    read();
    tools.hidden = false;
    /* A filter that somebody shared is told, since it hides rows; the whole table needs no word. */
    show(!["find", "side", "strength", "empty"].some(function (name) { return addressed().has(name); }));
  }

  document.querySelectorAll(".or-matrix-frame").forEach(start);
})();
