/** First letter small, the rest as it is: labels of the glossary inside a sentence. */
export const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
/** First letter large, the rest as it is: labels of the glossary as headings. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
