// A learning system as far as a package sees it: scorm-again offers the interface, and what is kept goes from one launch to the next.
"use strict";

/** Launches the package in a folder, by SCORM "12" or "2004", with what an earlier launch has kept. */
function launch(folder, edition, kept) {
  const one = edition === "12";
  const api = new (one ? Scorm12API : Scorm2004API)({ autocommit: false, logLevel: 5 });
  // What the interface refuses it says by a number; none may come.
  window.refused = [];
  for (const name of one ? ["LMSSetValue"] : ["SetValue"]) {
    const plain = api[name];
    api[name] = (...given) => {
      const answer = plain.apply(api, given);
      const code = String(one ? api.LMSGetLastError() : api.GetLastError());
      if (code !== "0") window.refused.push([...given, code].join(" "));
      return answer;
    };
  }
  if (kept) {
    // It takes the response to an interaction of 2004 before its type, and refuses it then; real hosts keep them apart.
    const { interactions, ...others } = kept.cmi;
    api.loadFromJSON(one ? kept.cmi : others, "cmi");
  }
  delete window.API;
  delete window.API_1484_11;
  window[one ? "API" : "API_1484_11"] = api;
  window.running = api;
  const frame = document.createElement("iframe");
  frame.title = "Package";
  frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-forms allow-modals");
  frame.style.cssText = "border: 0; width: 100%; height: 90vh";
  frame.src = `${folder}/index.html`;
  document.body.replaceChildren(frame);
}

/** What the package has told so far. */
function told() {
  return JSON.parse(window.running.renderCMIToJSONString());
}

/** Closes the package as a learning system does, without asking it, and says what was told until then. */
function close() {
  document.querySelector("iframe").remove();
  return told();
}
