// Imported first by every entry: an old Node.js gets one line instead of a stack. Written for old versions to read.
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `Cần Node.js 20.19 trở lên, máy đang dùng ${process.versions.node}: cài bản mới tại https://nodejs.org / ` +
      `Node.js 20.19 or newer is needed, this is ${process.versions.node}: install a newer one from https://nodejs.org\n`,
  );
  process.exit(1);
}
