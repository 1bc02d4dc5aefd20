// A line that brings nothing until release() is called, and never brings the file named in `refused`.
let refused = "";
let release;
const released = new Promise((resolve) => {
  release = resolve;
});
const fetchAtOnce = fetch;
fetch = async (file, options) => {
  await released;
  if (refused && String(file).endsWith(refused)) throw new TypeError("refused by the test");
  return fetchAtOnce(file, options);
};
