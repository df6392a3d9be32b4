/** Digits of a number that are stored: ten-millionths. The column keeps eleven bits of it (IEEE 754 binary16). */
const steps = 1e7;
/** In bytes: the array's own, each element's length, and each vector's. */
const [arrayHead, lengthHead, vectorHead] = [20, 4, 4];

/**
 * Vectors as a parameter of type `halfvec[]`, as the server itself holds them: of storing a chunk, reading
 * them as text was a sixth of its work. Arrays: array_recv of PostgreSQL; elements: halfvec_recv of pgvector.
 * @param type the number of the type `halfvec` in this database
 */
export function halfVectors(vectors: readonly (readonly number[] | null)[], type: number): Buffer {
  const size = vectors.reduce(
    (sum, vector) => sum + lengthHead + (vector ? vectorHead + 2 * vector.length : 0),
    arrayHead,
  );
  const bytes = Buffer.alloc(size);
  const view = new DataView(bytes.buffer, bytes.byteOffset, size);
  const head = [1, Number(vectors.includes(null)), type, vectors.length, 1];
  head.forEach((value, at) => view.setInt32(4 * at, value));
  let at = arrayHead;
  for (const vector of vectors) {
    view.setInt32(at, vector ? vectorHead + 2 * vector.length : -1);
    at += lengthHead;
    if (!vector) continue;
    view.setInt16(at, vector.length);
    at += vectorHead;
    for (const value of vector) {
      view.setFloat16(at, Math.fround(Math.round(value * steps) / steps));
      at += 2;
    }
  }
  return bytes;
}
