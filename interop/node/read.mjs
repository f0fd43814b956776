// Reads an array of a Zarr store with zarrita and prints its shape, type and the SHA-256 of its
// values in C order: node read.mjs STORE ARRAY
import { createHash } from "node:crypto";
import FileSystemStore from "@zarrita/storage/fs";
import * as zarr from "zarrita";

const [store, name] = process.argv.slice(2);
const root = zarr.root(new FileSystemStore(store));
const array = await zarr.open(root.resolve(name), { kind: "array" });
const { data } = await zarr.get(array, null);
const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
const sha256 = createHash("sha256").update(bytes).digest("hex");
console.log(JSON.stringify({ shape: array.shape, dtype: array.dtype, sha256 }));
