export * from './channels/channel.js';
export * from './channels/mail-address.js';
export * from './channels/smtp.channel.js';
export * from './mail/digest-line.js';
export * from './mail/digest.mail.js';
export * from './mail/plain-words.js';
