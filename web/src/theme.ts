import { createTheme, type MantineColorsTuple } from '@mantine/core';

const sea: MantineColorsTuple = [
  '#eef6f9',
  '#dbe9ef',
  '#b3d2df',
  '#88bacf',
  '#65a6c1',
  '#4e99b8',
  '#3d8fb1',
  '#2e7c9c',
  '#20678a',
  '#0d4f6d',
];

/** Calm: one colour, big targets, no movement where it is not wanted. */
export const theme = createTheme({
  primaryColor: 'sea',
  // The lightest of each scheme that white words can be read on (WCAG 1.4.3).
  primaryShade: { light: 8, dark: 7 },
  colors: { sea },
  defaultRadius: 'md',
  respectReducedMotion: true,
  autoContrast: true,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  components: {
    Button: { defaultProps: { size: 'md' } },
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    NativeSelect: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md', autosize: true, minRows: 3 } },
  },
});
