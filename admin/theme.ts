import type { CSSProperties } from 'react';
import { defaultDarkTheme, defaultLightTheme, type RaThemeOptions } from 'react-admin';

/** For screen readers only: there, and not to be seen. */
export const readAloud: CSSProperties = {
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
};

const shared: Pick<RaThemeOptions, 'shape' | 'typography' | 'sidebar'> = {
  shape: { borderRadius: 8 },
  sidebar: { width: 248 },
  // Fonts of the system: nothing is fetched from elsewhere.
  typography: {
    fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
    button: { textTransform: 'none', fontWeight: 600 },
    h5: { fontWeight: 650, fontSize: '1.4rem' },
    h6: { fontWeight: 650, fontSize: '1.1rem' },
  },
};

const components = (outline: string, divider: string): RaThemeOptions['components'] => ({
  MuiCssBaseline: {
    styleOverrides: {
      ':focus-visible': { outline: `3px solid ${outline}`, outlineOffset: 2 },
      body: { overflowX: 'hidden' },
    },
  },
  MuiButtonBase: {
    styleOverrides: { root: { '&.Mui-focusVisible': { outline: `3px solid ${outline}`, outlineOffset: 2 } } },
  },
  MuiTextField: { defaultProps: { variant: 'outlined', margin: 'dense', size: 'small', fullWidth: true } },
  MuiFormControl: { defaultProps: { variant: 'outlined', margin: 'dense', size: 'small', fullWidth: true } },
  MuiAutocomplete: { defaultProps: { fullWidth: true } },
  MuiCard: {
    defaultProps: { elevation: 0 },
    styleOverrides: { root: { border: `1px solid ${divider}`, backgroundImage: 'none' } },
  },
  MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
  MuiChip: { styleOverrides: { root: { fontWeight: 600, maxWidth: '100%' } } },
  RaTopToolbar: {
    styleOverrides: {
      root: {
        '@media (max-width:599.95px)': { backgroundColor: 'transparent', flexWrap: 'wrap', whiteSpace: 'normal' },
      },
    },
  },
  RaToolbar: { styleOverrides: { root: { backgroundColor: 'transparent', borderTop: `1px solid ${divider}` } } },
  RaMenuItemLink: {
    styleOverrides: {
      root: {
        borderRadius: 8,
        margin: '1px 8px',
        '& .MuiTypography-root': { whiteSpace: 'normal', lineHeight: 1.25 },
        '&.RaMenuItemLink-active': { fontWeight: 700, backgroundColor: divider },
      },
    },
  },
});

export const lightTheme: RaThemeOptions = {
  ...defaultLightTheme,
  ...shared,
  palette: {
    mode: 'light',
    primary: { main: '#0b5563' },
    secondary: { main: '#0b3d47', contrastText: '#ffffff' },
    background: { default: '#f4f6f5', paper: '#ffffff' },
    text: { primary: '#17272b', secondary: '#4c6066' },
    info: { main: '#1c5fa8' },
    success: { main: '#21693a' },
    warning: { main: '#8a4b00' },
    error: { main: '#b3261e' },
    divider: '#dbe3e2',
  },
  components: { ...defaultLightTheme.components, ...components('#c27700', '#dbe3e2') },
};

export const darkTheme: RaThemeOptions = {
  ...defaultDarkTheme,
  ...shared,
  palette: {
    mode: 'dark',
    primary: { main: '#7cc9d6' },
    secondary: { main: '#0f2f37', contrastText: '#e8f1f2' },
    background: { default: '#10181b', paper: '#172226' },
    text: { primary: '#e6eeee', secondary: '#a9babd' },
    info: { main: '#8cbcf2' },
    success: { main: '#86d19c' },
    warning: { main: '#f0b661' },
    error: { main: '#f5a09a' },
    divider: '#2b3a3f',
  },
  components: { ...defaultDarkTheme.components, ...components('#f0b661', '#2b3a3f') },
};
