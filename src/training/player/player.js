// Plays a course: case by case a guess, why it is right or not, the partner, and at the end what was worked. It tells a learning
// system by way of learning-system.js, and works without one. It stores nothing by itself and asks for nothing.
(function () {
  "use strict";

  var LETTERS = "abcdefghijklmnopqrstuvwxyz";

  var words = {};
  COURSE.words.forEach(function (pair) { words[pair[0]] = pair[1]; });
  var root = document.getElementById("course");
  var began = Date.now();
  var asked = began;
  var system = learningSystem();
  // For each case the guess, how sure it was and the answer about the partner; -1 is none yet.
  var given = COURSE.cases.map(function () { return { guess: -1, sure: -1, partner: -1 }; });
  var at = -1;
  var ended = false;

  // ---- What the learning system is told

  function seconds(since) { return Math.max(0, Math.round((Date.now() - since) / 1000)); }

  function score() {
    var right = 0;
    given.forEach(function (one, index) {
      var it = COURSE.cases[index];
      right += one.guess >= 0 && it.choices[one.guess].right ? 1 : 0;
      right += one.partner >= 0 && it.partner[one.partner].right ? 1 : 0;
    });
    return Math.round(100 * right / (2 * given.length));
  }

  function worked() { return given.filter(function (one) { return one.partner >= 0; }).length; }

  // What is kept: the print of the course, the place, and three letters for each case.
  function kept() {
    var letter = function (n) { return n < 0 ? "-" : LETTERS.charAt(n); };
    return COURSE.print + ";" + at + ";" + given.map(function (one) {
      return letter(one.guess) + letter(one.sure) + letter(one.partner);
    }).join("");
  }

  function restore(text) {
    var parts = String(text).split(";");
    if (parts.length !== 3 || parts[0] !== COURSE.print || parts[2].length !== 3 * given.length) { return false; }
    var read = function (letter, most) {
      var n = LETTERS.indexOf(letter);
      return n < most ? n : -1;
    };
    given.forEach(function (one, index) {
      var it = COURSE.cases[index];
      one.guess = read(parts[2].charAt(3 * index), it.choices.length);
      one.sure = read(parts[2].charAt(3 * index + 1), 3);
      one.partner = one.guess < 0 ? -1 : read(parts[2].charAt(3 * index + 2), it.partner.length);
    });
    var place = parseInt(parts[1], 10);
    at = place >= -1 && place <= given.length ? place : -1;
    return given.some(function (one) { return one.guess >= 0; });
  }

  function tellState() {
    var done = worked() === given.length;
    var points = score();
    var passed = COURSE.pass !== null && points >= COURSE.pass;
    if (system.isOne) {
      system.set("cmi.core.lesson_status", !done ? "incomplete" : COURSE.pass === null ? "completed" : passed ? "passed" : "failed");
    } else {
      system.set("cmi.completion_status", done ? "completed" : "incomplete");
      system.set("cmi.progress_measure", worked() / given.length);
      if (done && COURSE.pass !== null) { system.set("cmi.success_status", passed ? "passed" : "failed"); }
    }
    system.set(system.says.score + "min", 0);
    system.set(system.says.score + "max", 100);
    system.set(system.says.score + "raw", points);
    if (!system.isOne) { system.set(system.says.score + "scaled", points / 100); }
    system.set(system.says.suspend, kept());
    system.set(system.says.place, at);
    system.set(system.says.exit, done ? (system.isOne ? "" : "normal") : "suspend");
    system.save();
  }

  function tellAnswer(id, choices, chosen, question) {
    var to = "cmi.interactions." + (parseInt(system.get("cmi.interactions._count"), 10) || 0) + ".";
    var right = LETTERS.charAt(choices.map(function (one) { return one.right; }).indexOf(true));
    system.set(to + "id", id);
    system.set(to + "type", "choice");
    if (system.isOne) {
      system.set(to + "time", new Date().toTimeString().slice(0, 8));
    } else {
      system.set(to + "timestamp", new Date().toISOString().slice(0, 19));
      // A line, in its type.
      system.set(to + "description", question.replace(/\s+/g, " ").slice(0, 250));
    }
    system.set(to + "correct_responses.0.pattern", right);
    system.set(to + "weighting", 1);
    system.set(to + system.says.response, LETTERS.charAt(chosen));
    system.set(to + "result", choices[chosen].right ? "correct" : system.says.wrong);
    system.set(to + "latency", system.says.duration(seconds(asked)));
  }

  function finish() {
    if (ended) { return; }
    ended = true;
    system.set(system.says.time, system.says.duration(seconds(began)));
    tellState();
    system.end();
  }

  // ---- The page

  function make(name, text, className) {
    var node = document.createElement(name);
    if (text) { node.textContent = text; }
    if (className) { node.className = className; }
    return node;
  }

  function add(to) {
    Array.prototype.slice.call(arguments, 1).forEach(function (node) { if (node) { to.appendChild(node); } });
    return to;
  }

  function button(text, act) {
    var node = make("button", text);
    node.type = "button";
    node.addEventListener("click", act);
    return node;
  }

  function list(items) {
    var node = make("ul");
    items.forEach(function (item) { add(node, make("li", item)); });
    return node;
  }

  function filled(text, values) {
    return text.replace(/\{([a-z]+)\}/g, function (whole, name) { return name in values ? values[name] : whole; });
  }

  function show(title) {
    root.textContent = "";
    var heading = make("h1", title);
    heading.tabIndex = -1;
    add(root, heading);
    document.title = title;
    return heading;
  }

  function go(to) {
    at = to;
    asked = Date.now();
    tellState();
    draw(true);
  }

  function draw(move) {
    var heading = at < 0 ? drawStart() : at >= given.length ? drawEnd() : drawCase();
    if (move) {
      heading.focus();
      window.scrollTo(0, 0);
    }
  }

  function drawStart(resumed) {
    var heading = show(COURSE.title);
    add(root, resumed ? make("p", words.resumed) : null, make("p", words.intro), make("p", COURSE.state, "quiet"),
      system.found ? null : make("p", words["no-host"], "quiet"), button(words.begin, function () { go(firstOpen()); }));
    return heading;
  }

  function firstOpen() {
    for (var i = 0; i < given.length; i += 1) { if (given[i].partner < 0) { return i; } }
    return given.length;
  }

  function drawCase() {
    var it = COURSE.cases[at];
    var mine = given[at];
    var heading = show(it.title);
    var place = filled(words.progress, { number: at + 1, all: given.length });
    root.insertBefore(make("p", place, "quiet"), heading);
    add(root, make("p", it.story, "story"), make("p", it.adds));
    if (it.facts.length) {
      var facts = make("details");
      add(root, add(facts, make("summary", words.facts), list(it.facts)));
    }
    if (mine.guess < 0) {
      add(root, guess("guess", it.asks, it.choices, true, function (chosen, sure) {
        tellAnswer(it.id, it.choices, chosen, it.asks);
        mine.guess = chosen;
        mine.sure = sure;
      }));
      return heading;
    }
    add(root, answered(it.asks, it.choices, mine.guess, solution(it)), make("h2", words["if"]), make("p", it.what_if, "story"));
    if (mine.partner < 0) {
      add(root, guess("partner", it.partner_asks, it.partner, false, function (chosen) {
        tellAnswer(it.id + "-if", it.partner, chosen, it.what_if);
        mine.partner = chosen;
      }));
      return heading;
    }
    add(root, answered(it.partner_asks, it.partner, mine.partner, null), button(words.on, function () { go(firstOpen()); }));
    return heading;
  }

  // A question with its answers; nothing is chosen beforehand.
  function guess(name, question, choices, withSure, take) {
    var form = make("form");
    var wanted = make("p", "", "wanted");
    wanted.setAttribute("role", "alert");
    add(form, radios(name, question, choices.map(function (one) { return one.label; })));
    if (withSure) { add(form, radios("sure", words.confidence, [words.sure, words.rather, words.unsure])); }
    var send = make("button", words.answer);
    add(form, wanted, send);
    form.noValidate = true;
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var chosen = form.querySelector("input[name=" + name + "]:checked");
      var sure = form.querySelector("input[name=sure]:checked");
      if (!chosen) {
        wanted.textContent = words.choose;
        form.querySelector("input").focus();
        return;
      }
      take(Number(chosen.value), sure ? Number(sure.value) : -1);
      asked = Date.now();
      tellState();
      draw(false);
      var verdicts = root.querySelectorAll(".verdict");
      verdicts[verdicts.length - 1].focus();
    });
    return form;
  }

  function radios(name, question, labels) {
    var set = make("fieldset");
    add(set, make("legend", question));
    labels.forEach(function (text, index) {
      var label = make("label");
      var input = make("input");
      input.type = "radio";
      input.name = name;
      input.value = String(index);
      add(set, add(label, input, make("span", text)));
    });
    return set;
  }

  function answered(question, choices, chosen, more) {
    var right = choices.filter(function (one) { return one.right; })[0];
    var mine = choices[chosen];
    var box = make("section", "", "answered");
    var verdict = make("h2", filled(mine.right ? words.right : words["not-right"], { answer: mine.label }), "verdict");
    verdict.tabIndex = -1;
    add(box, make("p", question, "quiet"), verdict, make("p", mine.why));
    if (!mine.right && right.why !== mine.why) { add(box, make("p", right.label, "right"), make("p", right.why)); }
    return add(box, more);
  }

  function solution(it) {
    var box = make("div");
    if (it.path.length) {
      var steps = make("ol");
      it.path.forEach(function (step) { add(steps, add(make("li", step[0] + " "), make("strong", step[1]))); });
      add(box, make("h3", words.path), steps);
    }
    var duties = make("details");
    add(box, it.belief ? make("p", it.belief) : null, make("p", it.law, "quiet"));
    return add(box, it.duties.length ? add(duties, make("summary", words.duties), list(it.duties), make("p", words.assumed, "quiet")) : make("p", words.free, "quiet"));
  }

  function drawEnd() {
    var heading = show(words.end);
    add(root, make("p", filled(words.count, { right: score(), worked: worked(), all: given.length })));
    var record = make("section", "", "record");
    var name = make("label", words.name + " ");
    var input = make("input");
    input.type = "text";
    input.autocomplete = "off";
    add(record, make("h2", COURSE.title), add(name, input), make("p", filled(words["took-part"], {
      date: new Date().toLocaleDateString(COURSE.lang)
    })), list(COURSE.cases.map(function (it) { return it.title; })), make("p", COURSE.state, "quiet"));
    var again = COURSE.cases.filter(function (it, index) {
      var mine = given[index];
      return !(mine.guess >= 0 && it.choices[mine.guess].right && mine.partner >= 0 && it.partner[mine.partner].right);
    });
    if (again.length) {
      add(root, make("h2", words.more), list(again.map(function (it) { return it.title + ". " + it.law; })));
    }
    add(root, record, button(words.print, function () { window.print(); }));
    return heading;
  }

  // ---- The start

  document.documentElement.lang = COURSE.lang;
  system.start();
  var resumed = restore(system.get(system.says.suspend));
  window.addEventListener("pagehide", finish);
  window.addEventListener("beforeunload", finish);
  tellState();
  if (resumed && at >= 0) { draw(false); } else { at = -1; drawStart(resumed); }
}());
