import { qrShape } from './qr.shape.js';

const pixels = 220;

/** A text for a telephone's camera: black on white in every theme, because cameras read nothing else for sure. */
export function QrPicture({ text, label }: { readonly text: string; readonly label: string }) {
  const { side, path } = qrShape(text);
  return (
    <svg
      role="img"
      aria-label={label}
      width={pixels}
      height={pixels}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
      data-testid="factor-qr"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
