import '@fontsource/be-vietnam-pro/400.css';
import '@fontsource/be-vietnam-pro/500.css';
import '@fontsource/be-vietnam-pro/600.css';
import '@fontsource/be-vietnam-pro/700.css';
import '@mantine/core/styles.layer.css';
import './theme/app.css';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/query-client.js';
import { App } from './app.js';
import { beginWords } from './i18n/words.js';
import { theme } from './theme/theme.js';

const colorSchemes = localStorageColorSchemeManager({ key: 'dondoc.theme' });
const root = document.getElementById('root');

if (root !== null) {
  void beginWords().then(() =>
    createRoot(root).render(
      <StrictMode>
        <MantineProvider theme={theme} colorSchemeManager={colorSchemes} defaultColorScheme="auto">
          <QueryClientProvider client={queryClient}>
            <App />
          </QueryClientProvider>
        </MantineProvider>
      </StrictMode>,
    ),
  );
}
