// The learning system around a package: SCORM 1.2 or SCORM 2004, whichever is found, or none, to which all can be told in vain. For
// courses (player.js) and for the check as an activity (www/src/activity.js).
function learningSystem() {
  "use strict";

  // What each edition calls things, and how much it keeps.
  var EDITIONS = {
    API: {
      start: "LMSInitialize", get: "LMSGetValue", set: "LMSSetValue", save: "LMSCommit", end: "LMSFinish",
      suspend: "cmi.suspend_data", room: 4096, place: "cmi.core.lesson_location", exit: "cmi.core.exit", score: "cmi.core.score.",
      status: "cmi.core.lesson_status", time: "cmi.core.session_time", response: "student_response", wrong: "wrong", duration: clock
    },
    API_1484_11: {
      start: "Initialize", get: "GetValue", set: "SetValue", save: "Commit", end: "Terminate",
      suspend: "cmi.suspend_data", room: 64000, place: "cmi.location", exit: "cmi.exit", score: "cmi.score.",
      status: "cmi.completion_status", time: "cmi.session_time", response: "learner_response", wrong: "incorrect", duration: iso
    }
  };

  function two(number) { return (number < 10 ? "0" : "") + number; }

  function clock(seconds) {
    return two(Math.floor(seconds / 3600)) + ":" + two(Math.floor(seconds / 60) % 60) + ":" + two(seconds % 60);
  }

  function iso(seconds) {
    return "PT" + Math.floor(seconds / 3600) + "H" + (Math.floor(seconds / 60) % 60) + "M" + (seconds % 60) + "S";
  }

  function look(from, name) {
    for (var up = 0; from && up < 10; up += 1) {
      try {
        if (from[name]) { return from[name]; }
      } catch (_) {
        // A page of somebody else: it has none for us.
        return null;
      }
      if (from.parent === from) { return null; }
      from = from.parent;
    }
    return null;
  }

  // A window of somebody else may not be asked for the one that opened it.
  function openerOf(it) {
    try { return it.opener; } catch (_) { return null; }
  }

  function find() {
    var near = [window.parent, window.opener, window.top, openerOf(window.top)];
    for (var name in EDITIONS) {
      for (var i = 0; i < near.length; i += 1) {
        var api = look(near[i], name);
        if (api) { return { api: api, name: name }; }
      }
    }
    return null;
  }

  var host = find();
  var says = EDITIONS[host ? host.name : "API"];

  function call(what) {
    if (!host) { return ""; }
    try {
      return String(host.api[says[what]].apply(host.api, Array.prototype.slice.call(arguments, 1)));
    } catch (_) {
      return "";
    }
  }

  return {
    found: Boolean(host),
    isOne: !host || host.name === "API",
    says: says,
    start: function () { return call("start", "") === "true"; },
    get: function (key) { return call("get", key); },
    set: function (key, value) { call("set", key, String(value)); },
    save: function () { call("save", ""); },
    end: function () { call("end", ""); }
  };
}
