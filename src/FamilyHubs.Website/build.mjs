// Builds the assets of the public site and of the editor: node build.mjs → wwwroot/assets, with manifest.json naming what was made.
import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { compileAsync } from "sass";
import subsetFont from "subset-font";

const from = (path) => fileURLToPath(new URL(path, import.meta.url));
const target = from("wwwroot/assets");
const unfinished = from("wwwroot/assets.unfinished");
const manifest = {};

await rm(unfinished, { recursive: true, force: true });
await mkdir(unfinished, { recursive: true });

await write("font.woff2", await font());
await write("site.css", await styleSheet("site"));
await write("site.js", await script("site"));
await write("editor.css", await styleSheet("editor"));
await write("editor.js", await script("editor"));
await write("editor-content.js", await script("editor-content"));
await write("editor-media.js", await script("editor-media"));
await write("logo.svg", await readFile(from("Assets/pictures/logo.svg"), "utf8"));
await write("favicon.svg", await readFile(from("Assets/pictures/favicon.svg"), "utf8"));
await writeFile(`${unfinished}/manifest.json`, JSON.stringify(manifest, null, 2));

await rm(target, { recursive: true, force: true });
await rename(unfinished, target);
report();

// The letters of English, the Welsh and French accents found in names, and the punctuation that pages use.
async function font() {
  const file = "node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2";
  const ascii = String.fromCharCode(...Array.from({ length: 95 }, (_, i) => i + 32));
  const others = "\u00a0£©®°±²³½¼¾×÷·ÀÁÂÄÇÈÉÊËÎÏÑÒÓÔÖÙÚÛÜßàáâäãåæçèéêëìíîïñòóôöøùúûüýÿ–—‘’“”•…€™−";
  return subsetFont(await readFile(from(file)), ascii + others, {
    targetFormat: "woff2",
    variationAxes: { wght: { min: 400, max: 700, default: 400 } },
  });
}

async function styleSheet(name) {
  const { css } = await compileAsync(from(`Assets/styles/${name}.scss`), {
    loadPaths: [from("node_modules")],
    style: "compressed",
  });
  return css.replaceAll("font.woff2", manifest["font.woff2"].url);
}

async function script(name) {
  const { outputFiles } = await build({
    entryPoints: [from(`Assets/scripts/${name}.ts`)],
    bundle: true,
    format: "esm",
    legalComments: "none",
    minify: true,
    target: "es2019",
    write: false,
  });
  return outputFiles[0].text;
}

async function write(name, content) {
  const bytes = Buffer.from(content);
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 10);
  const [stem, extension] = name.split(".");
  const file = `${unfinished}/${stem}-${hash}.${extension}`;
  const sizes = { bytes: bytes.length };
  await writeFile(file, bytes);
  if (extension !== "woff2") {
    const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
    const gzip = gzipSync(bytes, { level: 9 });
    await writeFile(`${file}.br`, brotli);
    await writeFile(`${file}.gz`, gzip);
    Object.assign(sizes, { brotli: brotli.length, gzip: gzip.length });
  }
  manifest[name] = { url: `/assets/${stem}-${hash}.${extension}`, ...sizes };
}

function report() {
  for (const [name, { bytes, gzip }] of Object.entries(manifest))
    console.log(`${name.padEnd(12)} ${bytes} bytes${gzip ? `, ${gzip} with gzip` : ""}`);
}
