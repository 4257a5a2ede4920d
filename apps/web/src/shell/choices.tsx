import { ActionIcon, Group, SegmentedControl, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { speak, useWords } from '../i18n/words.js';

/** Language and theme: kept on this machine. */
export function Choices() {
  const { t, language } = useWords();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const other = scheme === 'light' ? 'dark' : 'light';
  const Icon = other === 'dark' ? IconMoon : IconSun;
  return (
    <Group gap="xs" wrap="nowrap">
      <SegmentedControl
        size="xs"
        aria-label={t('shell.language')}
        value={language}
        onChange={(value) => speak(value === 'en' ? 'en' : 'vi')}
        data={[
          {
            value: 'vi',
            label: (
              <span lang="vi" title="Tiếng Việt">
                VI
              </span>
            ),
          },
          {
            value: 'en',
            label: (
              <span lang="en" title="English">
                EN
              </span>
            ),
          },
        ]}
      />
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={t(other === 'dark' ? 'shell.theme-dark' : 'shell.theme-light')}
        onClick={() => setColorScheme(other)}
        data-testid="theme"
      >
        <Icon size={18} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
