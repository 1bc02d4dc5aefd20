import "ai-act-check/define";
import "ai-act-check/training";
import { questions } from "ai-act-check/engine";

questions("de").then(({ questions: list }) => {
  document.querySelector("output").value = list.length;
});
