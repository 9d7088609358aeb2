// What a report does. Text is only ever set as text, never as HTML. The page works without this script: folds open and close by themselves.
"use strict";
(() => {
  const MOST_FOUND = 2000; // places of a search that are marked
  const ROWS_AT_ONCE = 200; // of the index
  const one = (root, selector) => root.querySelector(selector);
  const all = (root, selector) => [...root.querySelectorAll(selector)];
  const words = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
  const dataOf = (element) => JSON.parse(element.textContent);
  const isNarrow = () => matchMedia("(max-width: 62rem)").matches; // then what stands beside the text stands above it
  document.documentElement.classList.add("scripted");

  function made(tag, properties = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (name in element) element[name] = value;
      else element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  }

  // ---- the text, written anew: the rules of newsclean.output.render ----

  class Block {
    constructor([text, markdown, kind, mark, words, filter, role, reason, lines, nest, isJoined], at) {
      Object.assign(this, { text, kind, mark, words, filter, role, reason, lines, nest, isJoined, at });
      this.markdown = markdown === 0 ? text : markdown;
    }
  }

  const isListed = (block) => block.kind === "item" || block.kind === "table";

  function share(before, block, parents) {
    let around = before.nest;
    while (around >= 0 && around !== block.nest) around = parents[around];
    return block.nest >= 0 && around === block.nest;
  }

  function belongTogether(before, block, parents) {
    if (block.kind !== before.kind) return false;
    if (block.kind === "quote") return share(before, block, parents);
    return isListed(block) && (block.isJoined === 1 || share(before, block, parents));
  }

  function asText(blocks) {
    return blocks
      .map((block, at) => {
        const before = blocks[at - 1];
        const gap = !before ? "" : before.kind === block.kind && isListed(block) ? "\n" : "\n\n";
        return gap + (block.mark ? `${block.mark} ${block.text}` : block.text);
      })
      .join("");
  }

  function asMarkdown(blocks, parents) {
    let column = 0; // at which the content of the list item before starts
    return blocks
      .map((block, at) => {
        const before = blocks[at - 1];
        const gap = !before ? "" : !belongTogether(before, block, parents) ? "\n\n" : block.kind === "quote" ? "\n>\n" : "\n";
        let shown = block.markdown;
        if (block.kind === "item") {
          const bare = shown.replace(/^ +/, "");
          const indent = Math.min(shown.length - bare.length, gap === "\n" ? column : 0);
          const mark = /^(?:[-*+]|\p{Nd}{1,9}[.)]) /u.exec(bare);
          shown = " ".repeat(indent) + bare;
          column = indent + (mark ? mark[0].length : 0);
        }
        return gap + shown;
      })
      .join("");
  }

  // ---- one article ----

  class View {
    constructor(root, { article, blocks, parents }) {
      this.root = root;
      this.article = article;
      this.blocks = blocks.map((block, at) => new Block(block, at));
      this.parents = parents;
      this.restored = new Set();
      this.groups = all(root, ".b"); // the elements of the blocks
      this.hits = [];
      if (isNarrow()) for (const panel of all(root, ".panel")) panel.open = false;
      if (article.confidence < 0.5) one(root, ".head .meter").classList.add("low");
      this.listen();
    }

    listen() {
      const { root } = this;
      root.addEventListener("click", (event) => {
        const summary = event.target.closest(".text summary");
        if (summary && this.staysOpen(summary.parentElement)) event.preventDefault();
        const button = event.target.closest("button");
        if (!button) return;
        const { copy, next, go, cut } = button.dataset;
        if (copy) this.copy(copy);
        if (next !== undefined) this.next(all(root, `.fold[data-fold]`).filter((fold) => fold.dataset.fold === next), button);
        if (cut !== undefined) this.showCut(cut, button);
        if (go) this.goTo(this.groupOf(Number(go)));
        if ("folds" in button.dataset) this.openAll(button);
        if ("all" in button.dataset) this.putAllBack();
      });
      root.addEventListener("change", (event) => {
        const { filter, scores } = event.target.dataset;
        if (scores !== undefined) root.classList.toggle("scores", event.target.checked);
        if (filter === undefined) return;
        if (event.target.checked) this.restored.delete(filter);
        else this.restored.add(filter);
        this.show();
      });
      const search = one(root, ".search");
      one(search, "input").addEventListener("input", () => this.search(one(search, "input").value));
      search.addEventListener("submit", (event) => {
        event.preventDefault();
        this.step(1);
      });
      search.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && event.shiftKey) {
          event.preventDefault();
          this.step(-1);
        }
      });
    }

    get kept() {
      return this.blocks.filter((block) => block.filter === 0 || this.restored.has(block.filter));
    }

    // Of a row, the body is given: its blocks were read from its Markdown.
    get text() {
      return (this.restored.size === 0 && this.article.text) || asText(this.kept);
    }

    get markdown() {
      return (this.restored.size === 0 && this.article.markdown) || asMarkdown(this.kept, this.parents);
    }

    // The article as JSON: what to_dict gives, with the text as it is shown. The metadata are those of the cleaned article.
    get json() {
      const taken = this.blocks.filter((block) => block.filter !== 0 && !this.restored.has(block.filter));
      const entry = ({ filter, role, reason, lines, text }) => (role ? { filter, role, reason, lines, text } : { filter, reason, lines, text });
      const written = {
        ...this.article,
        text: this.text,
        markdown: this.markdown,
        removed: taken.filter((block) => !block.role).map(entry),
        roles: taken.filter((block) => block.role).map(entry),
      };
      if (this.restored.size) written.restored = [...this.restored];
      return JSON.stringify(written, null, 2);
    }

    show() {
      for (const fold of all(this.root, ".fold")) {
        const isBack = this.restored.has(fold.dataset.fold);
        if (isBack === fold.classList.contains("back")) continue;
        fold.classList.toggle("back", isBack);
        const stretch = fold.closest(".stretch");
        if (stretch && isBack) stretch.open = true;
        one(fold, "details").open = isBack;
      }
      const kept = this.kept.reduce((sum, block) => sum + block.words, 0);
      const total = this.blocks.reduce((sum, block) => sum + block.words, 0);
      one(this.root, "[data-words]").textContent = kept.toLocaleString("en");
      one(this.root, "[data-removed]").textContent = (total - kept).toLocaleString("en");
      const code = one(this.root, "[data-code]");
      if (code) {
        code.textContent = `article.restore(${[...this.restored].map((name) => JSON.stringify(name)).join(", ")})`;
        code.parentElement.hidden = this.restored.size === 0;
      }
      one(this.root, "[data-all]").textContent = this.restored.size === 0 ? "Put everything back" : "Remove it again";
      this.say(`${words(kept, "word")} in the text`);
    }

    putAllBack() {
      const boxes = all(this.root, "[data-filter]");
      const isBack = this.restored.size === 0;
      for (const box of boxes) box.checked = !isBack;
      this.restored = new Set(isBack ? boxes.map((box) => box.dataset.filter) : []);
      this.show();
    }

    // Whether a fold, or one within it, has blocks that are in the text again.
    staysOpen(details) {
      return details.parentElement.classList.contains("back") || one(details, ".back") !== null;
    }

    openAll(button) {
      const isOpen = button.textContent === "Open folds";
      for (const details of all(this.root, ".text details")) details.open = isOpen || this.staysOpen(details);
      button.textContent = isOpen ? "Close folds" : "Open folds";
    }

    groupOf(number) {
      return this.groups.find((group) => Number(group.dataset.a) <= number && number <= Number(group.dataset.z));
    }

    // Scroll to an element, opening what it is folded into, and give it the focus.
    goTo(element) {
      if (!element) return;
      for (let around = element.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
      const target = element.matches(".fold") ? one(element, "summary") : element;
      if (target === element) target.tabIndex = -1;
      target.focus({ preventScroll: true });
      target.scrollIntoView({ block: "center" });
    }

    next(folds, button) {
      const at = (Number(button.dataset.at ?? -1) + 1) % folds.length;
      button.dataset.at = at;
      one(folds[at], "details").open = true;
      this.goTo(folds[at]);
      this.say(`${at + 1} of ${folds.length}`);
    }

    // Go to what a filter cut from between the first and the last paragraph.
    showCut(filter, button) {
      const kept = this.groups.filter((group) => !group.closest(".fold"));
      const inside = (fold) => kept[0].compareDocumentPosition(fold) & 4 && kept.at(-1).compareDocumentPosition(fold) & 2;
      const folds = all(this.root, ".fold").filter((fold) => fold.dataset.fold === filter && inside(fold));
      if (folds.length) this.next(folds, button);
    }

    say(message) {
      const said = one(this.root, ".said");
      said.textContent = message;
      clearTimeout(this.silence);
      this.silence = setTimeout(() => (said.textContent = ""), 2500);
    }

    async copy(what) {
      const written = this[what];
      try {
        await navigator.clipboard.writeText(written);
      } catch {
        const area = made("textarea", { value: written, className: "hidden" }); // an old browser, or a page that is not trusted with the clipboard
        const before = document.activeElement;
        this.root.append(area);
        area.select();
        document.execCommand("copy");
        area.remove();
        before?.focus();
      }
      this.say(`Copied: ${words(written.length, "character")}`);
    }

    search(query) {
      for (const group of this.hits) group.classList.remove("hit", "now");
      this.hits = [];
      this.at = -1;
      CSS.highlights?.delete("found");
      const found = one(this.root, ".found");
      if (!query.trim()) {
        found.textContent = "";
        return;
      }
      const pattern = new RegExp(query.trim().replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/\s+/g, "\\s+"), "giu");
      const ranges = [];
      for (const group of this.groups) {
        pattern.lastIndex = 0;
        if (!pattern.test(group.textContent)) continue;
        this.hits.push(group);
        group.classList.add("hit");
        if (ranges.length < MOST_FOUND) ranges.push(...rangesIn(group, pattern));
      }
      if (ranges.length && window.Highlight) CSS.highlights.set("found", new Highlight(...ranges));
      found.textContent = this.hits.length ? words(this.hits.length, "block") : "nothing";
    }

    step(by) {
      const { hits } = this;
      if (!hits.length) return;
      hits[this.at]?.classList.remove("now");
      this.at = (this.at + by + hits.length) % hits.length;
      const group = hits[this.at];
      group.classList.add("now");
      for (let around = group.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
      group.scrollIntoView({ block: "center" });
      one(this.root, ".found").textContent = `${this.at + 1} of ${hits.length}`;
    }
  }

  function rangesIn(group, pattern) {
    const ranges = [];
    const texts = document.createTreeWalker(group, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode;
      pattern.lastIndex = 0;
      for (const found of node.data.matchAll(pattern)) {
        const range = new Range();
        range.setStart(node, found.index);
        range.setEnd(node, found.index + found[0].length);
        ranges.push(range);
        if (ranges.length >= MOST_FOUND) return ranges;
      }
    }
    return ranges;
  }

  // ---- the index of many articles ----

  const COLUMNS = {
    title: { of: (row) => row.title.toLocaleLowerCase(), first: 1 },
    kind: { of: (row) => row.kind, first: 1 },
    status: { of: (row) => row.status, first: 1 },
    confidence: { of: (row) => row.confidence, first: 1 },
    words: { of: (row) => row.words, first: -1 },
    removed: { of: (row, filter) => taken(row, filter).words, first: -1 },
    cut: { of: (row, filter) => taken(row, filter).cut, first: -1 },
  };

  // What one filter took from an article, or all of them.
  function taken(row, filter) {
    if (filter === null) return { words: row.removed, cut: row.cut };
    const [, removed, cut] = row.taken.find(([at]) => at === filter) ?? [filter, 0, 0];
    return { words: removed, cut };
  }

  class Index {
    constructor(root) {
      this.root = root;
      const { rows, filters } = dataOf(one(root, "script.data"));
      this.filters = filters;
      this.rows = rows.map(([number, source, title, kind, status, confidence, words, removed, cut, warnings, taken, view]) => ({
        number, source, title, kind, status, confidence, words, removed, cut, warnings, taken, view,
      }));
      this.filter = null;
      this.column = "confidence";
      this.direction = 1;
      this.most = ROWS_AT_ONCE;
      if (isNarrow()) one(root, ".over").open = false;
      this.choose = one(root, ".choose");
      this.choose.addEventListener("input", () => this.show());
      this.choose.addEventListener("submit", (event) => event.preventDefault());
      root.addEventListener("click", (event) => {
        const button = event.target.closest("button");
        if (button?.dataset.sort) this.sortBy(button.dataset.sort);
        if (button?.dataset.pick) {
          this.pick(Number(button.dataset.pick));
          if (isNarrow()) one(root, ".rows").scrollIntoView();
        }
        if (button && "none" in button.dataset) this.pick(null);
        if (button && "more" in button.dataset) this.showMore();
      });
      this.show();
    }

    sortBy(column) {
      this.direction = this.column === column ? -this.direction : COLUMNS[column].first;
      this.column = column;
      this.show();
    }

    // Show the rows of one filter, those first from which it cut or took most.
    pick(filter) {
      this.filter = filter === this.filter ? null : filter;
      const hasCut = this.filter !== null && this.rows.some((row) => taken(row, this.filter).cut > 0);
      [this.column, this.direction] = this.filter === null ? ["confidence", 1] : [hasCut ? "cut" : "removed", -1];
      this.show();
    }

    showMore() {
      const { most } = this;
      this.show(most + ROWS_AT_ONCE);
      one(this.root, "tbody").rows[most]?.querySelector("a, .plain")?.focus();
    }

    show(most = ROWS_AT_ONCE) {
      this.most = most;
      const { kind, status, query } = this.choose.elements;
      const wanted = query.value.trim().toLocaleLowerCase();
      const { of } = COLUMNS[this.column];
      const found = this.rows
        .filter(
          (row) =>
            (!kind.value || row.kind === kind.value) &&
            (!status.value || row.status === status.value) &&
            (this.filter === null || row.taken.some(([at]) => at === this.filter)) &&
            (!wanted || row.title.toLocaleLowerCase().includes(wanted) || row.source.toLocaleLowerCase().includes(wanted)),
        )
        .map((row) => [of(row, this.filter), row])
        .sort(([a, first], [b, second]) => (a < b ? -this.direction : a > b ? this.direction : first.confidence - second.confidence || first.number - second.number))
        .map(([, row]) => row);
      one(this.root, "tbody").replaceChildren(...found.slice(0, most).map((row) => this.line(row)));
      one(this.choose, "output").textContent = words(found.length, "article");
      const more = one(this.root, ".more");
      more.hidden = found.length <= most;
      for (const button of all(this.root, "[data-sort]")) {
        const { sort } = button.dataset;
        if (sort === this.column) button.parentElement.setAttribute("aria-sort", this.direction > 0 ? "ascending" : "descending");
        else button.parentElement.removeAttribute("aria-sort");
      }
      for (const button of all(this.root, "[data-pick]")) button.setAttribute("aria-pressed", String(Number(button.dataset.pick) === this.filter));
      const chip = one(this.root, ".chip");
      chip.hidden = this.filter === null;
      if (this.filter !== null) one(chip, "b").textContent = this.filters[this.filter][0];
    }

    line(row) {
      const { filter } = this;
      const title = row.view === 1 ? made("a", { href: `#${row.number}` }, row.title) : made("span", {}, row.title);
      title.dir = "auto";
      const first = made("td", { className: "title" }, title, made("span", { className: "from" }, row.source));
      if (row.view === 2) first.append(made("span", { className: "from" }, "too large to be shown in full here"));
      if (row.warnings.length) {
        const more = row.warnings.length > 1 ? ` (and ${row.warnings.length - 1} more)` : "";
        first.append(made("span", { className: "warned", title: row.warnings.join("\n") }, row.warnings[0].slice(0, 200) + more));
      }
      const cell = (label, className, ...children) => made("td", { className, "data-label": label }, ...children);
      const { words: removed, cut } = taken(row, filter);
      const cutCell = cell("cut out", "num", cut ? cut.toLocaleString("en") : "");
      if (cut && filter === null) {
        const [at] = row.taken.reduce((most, entry) => (entry[2] > most[2] ? entry : most));
        cutCell.append(made("span", { className: `by c${this.filters[at][1]}` }, made("b", { className: "name" }, this.filters[at][0])));
      }
      return made(
        "tr", {},
        first,
        cell("", "kind", row.kind.replace("_", " ")),
        cell("", row.status === "ok" ? "" : "bad", row.status),
        cell("confidence", `num${row.confidence < 0.5 ? " bad" : ""}`, row.confidence.toFixed(2)),
        cell("words", "num", row.words.toLocaleString("en")),
        cell("removed", "num", removed.toLocaleString("en")),
        cutCell,
      );
    }
  }

  // ---- the page ----

  const index = one(document, ".index");
  const stage = one(document, "#stage");
  const views = new Map(); // number of a row -> its element, once it has been opened

  // Show the article that the address names, or the index.
  function route() {
    const number = location.hash.slice(1);
    const template = /^\d+$/.test(number) ? document.getElementById(`view-${number}`) : null;
    const backBar = one(document, ".back-bar");
    index.hidden = template !== null;
    backBar.hidden = template === null;
    if (!template) {
      stage.replaceChildren();
      document.title = index.dataset.title;
      one(document, `a[href="#${route.last}"]`)?.focus();
      return;
    }
    if (!views.has(number)) {
      const element = document.importNode(template.content, true).querySelector(".view");
      stage.replaceChildren(element);
      views.set(number, { element, view: new View(element, dataOf(document.getElementById(`state-${number}`))) });
    }
    const { element } = views.get(number);
    stage.replaceChildren(element);
    route.last = number;
    const title = one(element, "h1");
    document.title = title.textContent;
    scrollTo({ top: 0, behavior: "instant" });
    title.focus({ preventScroll: true });
  }

  if (index) {
    const list = new Index(index);
    addEventListener("hashchange", route);
    one(document, "[data-back]").addEventListener("click", () => (location.hash = ""));
    route();
    window.report = { list };
  } else {
    window.report = { view: new View(one(document, ".view"), dataOf(one(document, "script.state"))) };
  }

  addEventListener("keydown", (event) => {
    if (event.target.closest?.("input[type=search], select") && event.key !== "Escape") return;
    const input = one(document, "#stage .search input") ?? one(document, ".choose [name=query]");
    if (event.key === "/" && !event.ctrlKey && !event.metaKey && input) {
      event.preventDefault();
      input.focus();
    }
    if (event.key === "Escape" && event.target === input) {
      input.value = "";
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
})();
