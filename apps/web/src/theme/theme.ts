import { createTheme, type MantineColorsTuple } from '@mantine/core';

const crimson: MantineColorsTuple = [
  '#fdf2f3',
  '#f8dfe2',
  '#f0bcc2',
  '#e7969f',
  '#df7480',
  '#cf4e5d',
  '#b8334a',
  '#a3243a',
  '#8c1a2b',
  '#6d111f',
];
// Shade 8 of each status colour carries white text at 4.5 : 1 or better, in both themes.
const moss: MantineColorsTuple = [
  '#eef8f1',
  '#d9efe0',
  '#b3dec1',
  '#89cc9f',
  '#66bc82',
  '#45a467',
  '#2f8c52',
  '#227443',
  '#1c6539',
  '#124a28',
];
const indigo: MantineColorsTuple = [
  '#eff5fc',
  '#dce9f8',
  '#b6d1ef',
  '#8db7e6',
  '#6aa0dd',
  '#4485cc',
  '#2c6db4',
  '#225a98',
  '#1f5490',
  '#143b68',
];
const amber: MantineColorsTuple = [
  '#fff6e8',
  '#fce8c9',
  '#f7cf93',
  '#f1b45a',
  '#eb9d2d',
  '#d08314',
  '#b06a09',
  '#965704',
  '#8f4f00',
  '#643700',
];
const flame: MantineColorsTuple = [
  '#fff1ee',
  '#ffdfd8',
  '#ffbcae',
  '#ff957f',
  '#fa7458',
  '#e8553a',
  '#d13d22',
  '#bd3017',
  '#b42a12',
  '#7f1c0a',
];
const plum: MantineColorsTuple = [
  '#f7f2fb',
  '#eadff4',
  '#d3bde7',
  '#ba98d9',
  '#a478cc',
  '#8b5cb8',
  '#7548a1',
  '#653b8d',
  '#5d3683',
  '#41245d',
];
const slate: MantineColorsTuple = [
  '#f4f5f7',
  '#e6e9ed',
  '#cdd3da',
  '#adb6c1',
  '#8f9aa8',
  '#74808f',
  '#5f6b7a',
  '#515c69',
  '#4a5461',
  '#343b45',
];
// The dark theme's greys, a little warm: paper by lamplight rather than a terminal.
const dark: MantineColorsTuple = [
  '#e6e3e1',
  '#cbc7c4',
  '#aaa5a2',
  '#8b8683',
  '#5a5653',
  '#403d3b',
  '#2f2c2b',
  '#242221',
  '#1c1a19',
  '#131211',
];

/** One accent colour; every other colour means a status. */
export const theme = createTheme({
  primaryColor: 'crimson',
  primaryShade: 8,
  autoContrast: true,
  colors: { crimson, moss, indigo, amber, flame, plum, slate, dark },
  white: '#ffffff',
  black: '#1d1a19',
  fontFamily: "'Be Vietnam Pro', system-ui, sans-serif",
  headings: {
    fontFamily: "'Be Vietnam Pro', system-ui, sans-serif",
    fontWeight: '600',
    textWrap: 'pretty',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.3' },
      h2: { fontSize: '1.1875rem', lineHeight: '1.4' },
      h3: { fontSize: '1rem', lineHeight: '1.45' },
    },
  },
  defaultRadius: 'sm',
  radius: { xs: '3px', sm: '6px', md: '10px', lg: '14px', xl: '22px' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Badge: { defaultProps: { radius: 'sm', variant: 'filled' } },
    Anchor: { defaultProps: { underline: 'hover' } },
    Paper: { defaultProps: { radius: 'md' } },
  },
});
