// The files beside the script were replaced by those of a newer version.
globalThis.fetch = async (address, { integrity } = {}) => {
  if (String(address).endsWith("manifest.json")) return Response.json({ version: "99.0.0" });
  if (integrity) throw new TypeError("the file has another checksum");
  return new Response("", { status: 404 });
};
