/** @file A writer of `.npy` and `.npz` files for tests, after the documentation of numpy.lib.format. */
import { strToU8, type ZipOptions, zipSync } from 'fflate';

/** Writes one number at an offset, as the methods of DataView do. */
const writers = {
  i1: (view: DataView, offset: number, value: number) => view.setInt8(offset, value),
  u1: (view: DataView, offset: number, value: number) => view.setUint8(offset, value),
  i2: (view: DataView, offset: number, value: number, little: boolean) =>
    view.setInt16(offset, value, little),
  u2: (view: DataView, offset: number, value: number, little: boolean) =>
    view.setUint16(offset, value, little),
  i4: (view: DataView, offset: number, value: number, little: boolean) =>
    view.setInt32(offset, value, little),
  u4: (view: DataView, offset: number, value: number, little: boolean) =>
    view.setUint32(offset, value, little),
  i8: (view: DataView, offset: number, value: number, little: boolean) =>
    view.setBigInt64(offset, BigInt(value), little),
  u8: (view: DataView, offset: number, value: number, little: boolean) =>
    view.setBigUint64(offset, BigInt(value), little),
  f4: (view: DataView, offset: number, value: number, little: boolean) =>
    view.setFloat32(offset, value, little),
  f8: (view: DataView, offset: number, value: number, little: boolean) =>
    view.setFloat64(offset, value, little),
};

/** Type of numbers that can be written. */
export type NumberTypeName = keyof typeof writers;

/** All of them. */
export const numberTypeNames = Object.keys(writers).filter(
  (name): name is NumberTypeName => name in writers,
);

/** The bytes of numbers one behind the other. */
export function numberBytes(
  typeName: NumberTypeName,
  values: readonly number[],
  littleEndian = true,
): Uint8Array {
  const size = Number(typeName[1]);
  const bytes = new Uint8Array(size * values.length);
  const view = new DataView(bytes.buffer);
  for (const [k, value] of values.entries()) {
    writers[typeName](view, k * size, value, littleEndian);
  }
  return bytes;
}

/** An `.npy` file of a header as given and a body. */
export function npyFile(
  header: string,
  body: Uint8Array = new Uint8Array(0),
  major = 1,
): Uint8Array {
  const text = strToU8(header, major < 3);
  const length = new Uint8Array(major === 1 ? 2 : 4);
  for (let k = 0; k < length.length; k++) length[k] = (text.length >> (8 * k)) & 255;
  return Uint8Array.of(0x93, ...strToU8('NUMPY'), major, 0, ...length, ...text, ...body);
}

/** The header of an array, as NumPy writes it but for padding. */
export function npyHeader(descr: string, shape: readonly number[], fortranOrder = false): string {
  const axes = shape.map((size) => `${size},`).join(' ');
  const order = fortranOrder ? 'True' : 'False';
  return `{'descr': '${descr}', 'fortran_order': ${order}, 'shape': (${axes}), }\n`;
}

/** An `.npy` file of a list of numbers. */
export function npyOf(
  values: readonly number[],
  typeName: NumberTypeName = 'i4',
  shape: readonly number[] = [values.length],
): Uint8Array {
  return npyFile(npyHeader(`<${typeName}`, shape), numberBytes(typeName, values));
}

/** An `.npz` file of arrays by name. */
export function npzOf(
  arrays: Readonly<Record<string, Uint8Array>>,
  options: ZipOptions = { level: 6 },
): Uint8Array {
  return zipSync(
    Object.fromEntries(Object.entries(arrays).map(([name, bytes]) => [`${name}.npy`, bytes])),
    options,
  );
}
