export type Language = 'vi' | 'en';

/** 1234 → `1.234` in Vietnamese, `1,234` in English. */
export function count(number: number, language: Language): string {
  const digits = String(Math.trunc(Math.abs(number)));
  const grouped = digits.replace(/\B(?=(\d{3})+(?!\d))/g, language === 'vi' ? '.' : ',');
  return number < 0 ? `−${grouped}` : grouped;
}

/** Per cent with one decimal, half up: 15 of 47 → `31,9 %`. Null where the denominator is nought: there is no rate. */
export function rate(numerator: number, denominator: number, language: Language): string | null {
  if (denominator === 0) return null;
  const tenths = Math.floor((numerator * 1000) / denominator + 0.5);
  const text = `${Math.trunc(tenths / 10)}${language === 'vi' ? ',' : '.'}${tenths % 10}`;
  return language === 'vi' ? `${text} %` : `${text}%`;
}
