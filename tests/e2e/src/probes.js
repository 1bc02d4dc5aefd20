// Questions about the screen of the first <ai-act-check>. Each answers { looked, found }: how many things it looked at, and a
// sentence for each that is not as it should be. Put before a script that says `return probes.targets(…)`.
const probes = (() => {
  const all = (selector) => [...root.querySelectorAll(selector)].filter((found) => found.checkVisibility());
  // What stands in words for screen readers only.
  const unseen = (node) => Boolean(node.closest(".hidden"));
  const seen = (selector) => all(selector).filter((found) => !unseen(found));
  const words = (node) => node.textContent.replace(/\s+/g, " ").trim();
  const short = (text) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
  const name = (node) => `<${node.localName}${node.className?.length ? ` class="${node.getAttribute("class")}"` : ""}> "${short(words(node))}"`;
  const CONTROLS = "a[href], button, summary, input, textarea, select, [tabindex='0']";

  // Every visible text node with the box of each of its lines.
  function lines() {
    const found = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const parent = node.parentElement;
      if (!parent || !node.data.trim() || unseen(parent) || !parent.checkVisibility()) continue;
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) if (box.width > 1) found.push({ node, parent, box });
    }
    return found;
  }

  // ---- Sizes ----

  // The box that takes the pointer: a field's label takes it too.
  function target(control) {
    const parts = [control, ...(control.labels ?? [])].filter((part) => !unseen(part));
    const boxes = parts.map((part) => part.getBoundingClientRect());
    return { width: Math.max(...boxes.map((box) => box.width)), height: Math.max(...boxes.map((box) => box.height)) };
  }

  // `exceptions` are selectors; which of them were needed comes back as `used`.
  function targets(exceptions) {
    const SIZE = 44;
    const used = new Set();
    const found = [];
    const controls = all(CONTROLS);
    for (const control of controls) {
      const { width, height } = target(control);
      // Half a pixel less is a matter of rounding.
      if (Math.min(width, height) >= SIZE - 0.5) continue;
      const exception = exceptions.find((selector) => control.matches(selector));
      if (exception) used.add(exception);
      else found.push(`${name(control)} is ${width.toFixed(1)} x ${height.toFixed(1)} px`);
    }
    return { looked: controls.length, found, used: [...used] };
  }

  // Nothing reaches beyond the element, and the page does not scroll sideways.
  function reflow() {
    const edge = host.getBoundingClientRect();
    const found = [];
    const page = document.documentElement;
    if (page.scrollWidth > page.clientWidth) found.push(`the page is ${page.scrollWidth} px wide in ${page.clientWidth} px`);
    const boxes = lines();
    for (const { parent, box } of boxes) {
      if (box.right > edge.right + 1 || box.left < edge.left - 1) found.push(`${name(parent)} reaches beyond the element`);
    }
    for (const control of seen(CONTROLS)) {
      const box = control.getBoundingClientRect();
      if (box.right > edge.right + 1 || box.left < edge.left - 1) found.push(`${name(control)} reaches beyond the element`);
    }
    return { looked: boxes.length, found };
  }

  // No text is cut off by a box with hidden overflow, and no two texts lie on each other.
  function legible(except = "none") {
    const found = [];
    const boxes = lines().filter(({ parent }) => !parent.closest(except));
    for (const { parent, box } of boxes) {
      for (let around = parent; around; around = around.parentElement) {
        if (getComputedStyle(around).overflow === "visible") continue;
        const edge = around.getBoundingClientRect();
        if (box.bottom > edge.bottom + 1 || box.right > edge.right + 1) found.push(`${name(parent)} is cut off by ${name(around)}`);
      }
    }
    // A line box is taller than its letters: this much of it may lie on the next.
    const SLACK = 5;
    boxes.sort((a, b) => a.box.top - b.box.top);
    boxes.forEach((a, at) => {
      for (let next = at + 1; next < boxes.length && boxes[next].box.top < a.box.bottom - SLACK; next += 1) {
        const b = boxes[next];
        const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
        if (a.node !== b.node && across > 2) found.push(`${name(a.parent)} and ${name(b.parent)} lie on each other`);
      }
    });
    return { looked: boxes.length, found };
  }

  // In each of these fonts: no word is broken within itself, no box cuts its text short, and nothing scrolls sideways. The page
  // around the check is looked at as well. Words may break at hyphens and slashes; where there is no room for them, and none
  // in any line of the narrowest check (`long` in pixels), the browser hyphenates them. What stands at a word without a space
  // belongs to it.
  function unbroken(families, long = 200) {
    const room = (node) => {
      while (getComputedStyle(node).display === "inline") node = node.parentElement;
      const { paddingLeft, paddingRight } = getComputedStyle(node);
      return node.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    };
    const found = new Set();
    const longer = new Set();
    let looked = 0;
    const range = document.createRange();
    const page = document.documentElement;
    for (const family of families) {
      document.body.style.fontFamily = family;
      const find = (sentence) => found.add(`${family || "its own font"}: ${sentence}`);
      for (const around of [root, document.body]) {
        const walker = document.createTreeWalker(around, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const node = walker.currentNode;
          const parent = node.parentElement;
          if (!parent || !node.data.trim() || unseen(parent) || parent.ownerSVGElement || !parent.checkVisibility()) continue;
          looked += 1;
          range.selectNodeContents(node);
          if (range.getClientRects().length < 2) continue;
          for (const { 0: word, index } of node.data.matchAll(/[^\s\-–—/\u00ad\u200b]{2,}/gu)) {
            range.setStart(node, index);
            range.setEnd(node, index + word.length);
            const boxes = [...range.getClientRects()];
            if (new Set(boxes.map((box) => Math.round(box.top))).size < 2) continue;
            const width = boxes.reduce((sum, box) => sum + box.width, 0);
            if (width > long && width > room(parent) && getComputedStyle(parent).hyphens === "auto") longer.add(word);
            else find(`"${word}" breaks in ${name(parent)}`);
          }
        }
      }
      // A field scrolls what is typed into it.
      for (const box of root.querySelectorAll(":not(.hidden, input, textarea, svg *)")) {
        if (box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX !== "visible") find(`${name(box)} is cut off`);
      }
      if (page.scrollWidth > page.clientWidth) find(`the page is ${page.scrollWidth} px wide in ${page.clientWidth} px`);
    }
    document.body.style.fontFamily = "";
    return { looked, found: [...found], longer: [...longer] };
  }

  // ---- Texts ----

  // Every text bears the marks of the language that nobody speaks (src/text/pseudo.rs) at both its ends, also where only screen
  // readers meet it, but for addresses, these names, and what says that it is in another language.
  function marked(names) {
    const MARKS = ["⟦", "⟧"];
    const NAMED = ["aria-label", "aria-description", "title", "alt", "placeholder"];
    // What stands outside of marks, with a mark that has no other.
    const rest = (text) => {
      let depth = 0;
      const outside = [...text].filter((sign) => {
        if (sign === MARKS[0]) depth += 1;
        else if (sign === MARKS[1] && depth > 0) depth -= 1;
        else return depth === 0;
        return false;
      });
      return outside.join("") + (depth > 0 ? MARKS[0] : "");
    };
    const unsaid = (text) => {
      const words = rest(text.replace(/https?:\S+/g, "")).match(/[\p{L}⟦⟧][\p{L}\p{N}⟦⟧-]*/gu) ?? [];
      return words.filter((word) => !names.includes(word));
    };
    const block = (node) => {
      while (getComputedStyle(node).display.startsWith("inline") && node.parentElement) node = node.parentElement;
      return node;
    };
    // A drawing breaks texts into lines, and shortens those of which it has all in a title.
    const drawn = (text) => {
      const line = [...text.querySelectorAll("tspan")].map(({ textContent }) => textContent).join(" ") || text.textContent;
      return line.endsWith("…") ? "" : line;
    };
    const found = [];
    let looked = 0;
    const look = (parent, ...texts) => {
      looked += 1;
      if (texts.every((text) => unsaid(text).length > 0)) found.push(`${name(parent)} says ${unsaid(texts.at(-1)).join(", ")}`);
    };
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const parent = node.parentElement;
      if (!parent || !node.data.trim() || !parent.checkVisibility() || parent.closest(`[lang]:not([lang="${host.lang}"])`)) continue;
      const text = parent.closest("svg text");
      if (text) look(text, drawn(text));
      else look(parent, node.data, block(parent).textContent);
    }
    for (const node of root.querySelectorAll("*")) {
      for (const attribute of NAMED) if (node.getAttribute(attribute)) look(node, node.getAttribute(attribute));
    }
    return { looked, found };
  }

  // ---- Colours ----

  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true, colorSpace: "srgb" });
  // Any CSS colour as red, green, blue (0 to 255) and alpha (0 to 1).
  function rgba(colour) {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  }
  const over = ([r, g, b, a], below) => [r, g, b].map((part, at) => part * a + below[at] * (1 - a));
  // The colour behind what stands in a node.
  function behind(node) {
    const layers = [];
    for (let around = node; around; around = around.parentElement ?? around.getRootNode().host) {
      const layer = rgba(getComputedStyle(around).backgroundColor);
      layers.push(layer);
      if (layer[3] === 1) break;
    }
    return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255]);
  }
  function luminance(colour) {
    const [r, g, b] = colour.map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }
  function ratio(colour, ground) {
    const [dark, light] = [luminance(over(rgba(colour), ground)), luminance(ground)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  }

  // 1.4.3 for text, with `least` for what is not large; 1.4.11 for the edges of fields and buttons and for signs.
  function contrast(least) {
    const found = [];
    const judge = (node, what, colour, ground, wanted) => {
      const reached = ratio(colour, ground);
      if (reached < wanted) found.push(`${what} of ${name(node)} has a contrast of ${reached.toFixed(2)}, not ${wanted}`);
    };
    const parents = new Set(lines().map((line) => line.parent));
    for (const parent of parents) {
      const style = getComputedStyle(parent);
      const size = parseFloat(style.fontSize);
      const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      judge(parent, "the text", parent.ownerSVGElement ? style.fill : style.color, behind(parent), large ? least - 1.5 : least);
    }
    const edged = seen(".button, .choice, input[type=text], input[type=date], textarea, .options, .summary-box");
    for (const box of edged) judge(box, "the edge", getComputedStyle(box).borderTopColor, behind(box.parentElement), 3);
    const signs = seen(".mark");
    for (const sign of signs) judge(sign.parentElement, "the sign", getComputedStyle(sign).color, behind(sign.parentElement), 3);
    return { looked: parents.size + edged.length + signs.length, found };
  }

  // 1.4.3 by what is really painted: in a picture of the page from `top` on, as PNG in Base64, every line of text, and every
  // field with something in it, has pixels that stand out from the colour that most of it has. Only the middle of a line counts: a
  // line under the text, or the ground around a plate that the browser lays behind it, proves nothing.
  async function painted(picture, top, least) {
    const bytes = Uint8Array.from(atob(picture), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const shown = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d", { willReadFrequently: true });
    shown.drawImage(bitmap, 0, 0);
    const texts = lines().filter(({ node }) => /[\p{L}\p{N}]/u.test(node.data)).map(({ parent, box }) => [parent, box]);
    const fields = seen("input:not([type=radio], [type=checkbox], [type=file]), textarea").filter((field) => field.value);
    const found = [];
    let looked = 0;
    for (const [node, box] of [...texts, ...fields.map((field) => [field, field.getBoundingClientRect()])]) {
      const [x, y] = [Math.ceil(box.left + scrollX + 1), Math.ceil(box.top + scrollY - top + box.height / 4)];
      const [width, height] = [Math.floor(box.width - 2), Math.floor(box.height / 2)];
      if (width < 3 || height < 3 || y < 0 || y + height > bitmap.height) continue;
      looked += 1;
      const { data } = shown.getImageData(x, y, width, height);
      const counts = new Map();
      for (let at = 0; at < data.length; at += 4) {
        const colour = (data[at] << 16) | (data[at + 1] << 8) | data[at + 2];
        counts.set(colour, (counts.get(colour) ?? 0) + 1);
      }
      const light = (colour) => luminance([colour >> 16, (colour >> 8) & 255, colour & 255]);
      const ground = light([...counts].reduce((most, next) => (next[1] > most[1] ? next : most))[0]);
      const ratios = [...counts.keys()].map(light).map((own) => (Math.max(own, ground) + 0.05) / (Math.min(own, ground) + 0.05));
      const reached = Math.max(...ratios);
      if (reached < least) found.push(`${name(node)} is painted with a contrast of ${reached.toFixed(2)}`);
    }
    return { looked, found };
  }

  // 2.4.7, 2.4.11 and 2.4.13 for what has the focus now: a ring of 2 px at least, set off from its ground, and not covered.
  function focus() {
    const active = root.activeElement;
    if (!active) return { looked: 0, found: [] };
    const found = [];
    // A field may leave its ring to its row; a hidden one leaves it to the label that stands for it.
    const bearers = [active, active.closest(".certain, .doubt, .reply"), unseen(active) && active.nextElementSibling].filter(Boolean);
    const bearer = bearers.find((bearer) => getComputedStyle(bearer).outlineStyle !== "none");
    if (!bearer) return { looked: 1, found: [`${name(active)} shows no focus`] };
    const style = getComputedStyle(bearer);
    if (parseFloat(style.outlineWidth) < 2) found.push(`the ring of ${name(active)} is ${style.outlineWidth} wide`);
    const reached = ratio(style.outlineColor, behind(bearer.parentElement));
    if (reached < 3) found.push(`the ring of ${name(active)} has a contrast of ${reached.toFixed(2)}`);
    found.push(...uncovered(active, bearer).found);
    return { looked: 1, found };
  }

  // 2.4.11: nothing lies on what has the focus, and it is in sight.
  function uncovered(active = root.activeElement, bearer = active) {
    if (!active) return { looked: 0, found: [] };
    const found = [];
    const box = bearer.getBoundingClientRect();
    const middle = [box.left + Math.min(box.width, 40) / 2, (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2];
    const top = [middle[0], box.top + 2];
    for (const point of [middle, top]) {
      const hit = root.elementFromPoint(...point);
      if (!hit || !root.contains(hit)) found.push(`${name(active)} is covered or out of sight at ${point.map(Math.round)} (${document.elementFromPoint(...point)?.localName})`);
    }
    return { looked: 1, found };
  }

  // ---- Structure ----

  // 1.3.2: what comes later in the document stands below or to the end, never before. Columns are read one after the other.
  function order() {
    const found = [];
    let looked = 0;
    const flows = (node) => {
      const { position, display } = getComputedStyle(node);
      return node.checkVisibility() && position !== "absolute" && display !== "contents" && !unseen(node) && node.getAttribute("aria-hidden") !== "true";
    };
    for (const around of root.querySelectorAll("*")) {
      if (around.ownerSVGElement || around.localName === "svg") continue;
      const children = [...around.children].filter(flows).filter((child) => getComputedStyle(child).display !== "inline");
      children.forEach((after, at) => {
        const before = children[at - 1];
        if (!before) return;
        looked += 1;
        const [a, b] = [before.getBoundingClientRect(), after.getBoundingClientRect()];
        if (!a.height || !b.height) return;
        const above = b.bottom <= a.top + 1 && b.left < a.right;
        const ahead = b.right <= a.left + 1 && b.top < a.bottom && b.bottom > a.top;
        if (above || ahead) found.push(`${name(after)} stands before ${name(before)}`);
      });
    }
    for (const node of root.querySelectorAll("[tabindex]")) if (node.tabIndex > 0) found.push(`${name(node)} has tabindex ${node.tabIndex}`);
    return { looked, found };
  }

  // 1.3.1, 2.4.6: headings begin at `level`, leave none out and say something; no landmark without a name.
  function headings(level) {
    const titles = all("h1, h2, h3, h4, h5, h6");
    const found = titles.filter((title) => !words(title)).map((title) => `${name(title)} says nothing`);
    let last = level - 1;
    for (const title of titles) {
      const now = Number(title.localName[1]);
      if (now < level || now > last + 1) found.push(`${name(title)} follows a heading of level ${last}`);
      last = now;
    }
    for (const mark of all("main, header, footer, aside, [role=banner], [role=main]")) found.push(`${name(mark)} is a landmark of the page`);
    for (const mark of all("nav, section, [role=region], [role=group]")) {
      if (!mark.getAttribute("aria-label") && !mark.getAttribute("aria-labelledby")) found.push(`${name(mark)} has no name`);
    }
    return { looked: titles.length, found };
  }

  // 2.5.3, 4.1.2: every control has a name, and it begins with the words on it. All ids named exist once in the root.
  function names() {
    const controls = all(CONTROLS);
    const found = [];
    const spoken = (node) => words({ textContent: node.innerText ?? "" });
    const tailless = (node) => {
      const copy = node.cloneNode(true);
      for (const tail of copy.querySelectorAll(".hidden")) tail.remove();
      return words(copy);
    };
    for (const control of controls) {
      const labels = [...(control.labels ?? [])];
      const label = control.getAttribute("aria-label");
      const full = label ?? (labels.length ? labels.map(words).join(" ") : words(control));
      const visible = labels.length ? labels.map(tailless).join(" ") : ["input", "textarea"].includes(control.localName) ? "" : tailless(control);
      if (!full) found.push(`<${control.localName}> has no name: ${spoken(control.parentElement)}`);
      if (!full.startsWith(visible)) found.push(`${name(control)} is called "${full}", which does not begin with "${visible}"`);
    }
    for (const node of root.querySelectorAll("[aria-describedby], [aria-labelledby], [for]")) {
      const ids = ["aria-describedby", "aria-labelledby", "for"].flatMap((key) => (node.getAttribute(key) ?? "").split(/\s+/).filter(Boolean));
      for (const id of ids) if (root.querySelectorAll(`#${id}`).length !== 1) found.push(`${name(node)} names the id ${id}, which is not there once`);
    }
    return { looked: controls.length, found };
  }

  // 1.4.1: links in text are underlined; every sign has a word beside it; signs of different states have different shapes.
  function colourless() {
    const found = [];
    const links = seen("a[href]");
    for (const link of links) if (!getComputedStyle(link).textDecorationLine.includes("underline")) found.push(`${name(link)} is told from text by colour alone`);
    const signs = seen(".mark");
    for (const sign of signs) {
      if (sign.getAttribute("aria-hidden") !== "true") found.push(`the sign in ${name(sign.parentElement)} speaks for itself`);
      if (!words(sign.parentElement)) found.push(`the sign in <${sign.parentElement.localName}> has no word beside it`);
    }
    const shapes = new Map();
    for (const gate of seen("[data-state]")) {
      const shape = gate.querySelector(".mark")?.innerHTML;
      const state = gate.dataset.state;
      if (!gate.querySelector(".state") || !words(gate.querySelector(".state"))) found.push(`${name(gate)} has no word for its state`);
      for (const [other, its] of shapes) if (other !== state && its === shape) found.push(`${state} and ${other} look alike`);
      shapes.set(state, shape);
    }
    for (const pressed of seen("[aria-pressed=true]")) {
      if (getComputedStyle(pressed).fontWeight < 600) found.push(`${name(pressed)} is told from the others by colour alone`);
    }
    return { looked: links.length + signs.length, found };
  }

  // 2.3.3: nothing moves.
  function still() {
    const found = root.getAnimations().map((animation) => `${name(animation.effect.target)} moves`);
    const nodes = [...root.querySelectorAll("*")];
    for (const node of nodes) {
      const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(node);
      if (animationName !== "none" || transitionDuration !== "0s" || scrollBehavior !== "auto") found.push(`${name(node)} can move`);
    }
    return { looked: nodes.length, found };
  }

  // Forced colours: native fields, and what elsewhere a background says is said by an edge or a shape.
  function forced() {
    const found = matchMedia("(forced-colors: active)").matches ? [] : ["the colours are not forced"];
    const fields = seen("input[type=radio], input[type=checkbox]");
    for (const field of fields) if (getComputedStyle(field).appearance === "none") found.push(`${name(field)} is not native`);
    const outlined = (node, when) => {
      const style = getComputedStyle(node);
      if (style.outlineStyle === "none" || !parseFloat(style.outlineWidth)) found.push(`${name(node)} does not show that it is ${when}`);
    };
    const chosen = seen(".option:not(.line)").filter((row) => row.querySelector(":checked"));
    for (const row of chosen) outlined(row, "chosen");
    for (const button of seen("[aria-pressed=true]")) outlined(button, "pressed");
    const dot = (time) => root.querySelector(`.timeline > [data-time=${time}]`);
    const fill = (day) => getComputedStyle(day, "::before").backgroundColor;
    if (dot("past") && dot("future") && fill(dot("past")) === fill(dot("future"))) found.push("past and future days look alike");
    const bars = all(".mark .bar");
    for (const bar of bars) if (ratio(getComputedStyle(bar).stroke, behind(bar.closest(".mark"))) > 1.5) found.push("the bar of a sign does not cut through it");
    const edges = contrast(4.5);
    return { looked: fields.length + edges.looked, found: [...found, ...edges.found] };
  }

  return { targets, reflow, legible, unbroken, marked, contrast, painted, focus, uncovered, order, headings, names, colourless, still, forced };
})();
