import newCode from 'qrcode-generator';

/** Modules of empty space around it, as ISO/IEC 18004 asks for. */
const QUIET = 4;

export interface QrShape {
  /** Modules a side, with the empty space. */
  readonly side: number;
  /** The dark modules as one path of SVG, a unit a module. */
  readonly path: string;
}

/** A text in ASCII as a QR code with medium correction. */
export function qrShape(text: string): QrShape {
  const code = newCode(0, 'M');
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  const all = Array.from({ length: count }, (_, index) => index);
  const dark = all.flatMap((row) =>
    all.filter((column) => code.isDark(row, column)).map((column) => `M${column + QUIET} ${row + QUIET}h1v1h-1z`),
  );
  return { side: count + 2 * QUIET, path: dark.join('') };
}
