/** Which tests a source declares and does not skip, read from its syntax tree. */
import ts from 'typescript';

const declares: ReadonlySet<string> = new Set(['it', 'test']);
const skips: ReadonlySet<string> = new Set(['skip', 'todo', 'failing']);
const skippedNames: ReadonlySet<string> = new Set(['xit', 'xtest', 'xdescribe']);

/** Titles of `it`, `test` and their `each` as they stand in the source; those in a skipped `describe` are left out. */
export function testTitles(source: string): ReadonlySet<string> {
  const titles = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const called = namesOf(node.expression);
      if (called.some((name) => skips.has(name) || skippedNames.has(name))) return;
      const [title] = node.arguments;
      if (declares.has(called[0] ?? '') && title !== undefined && ts.isStringLiteralLike(title)) titles.add(title.text);
      else if (declares.has(called[0] ?? '') && title !== undefined && ts.isTemplateExpression(title))
        titles.add(title.getText().slice(1, -1));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('spec.tsx', source, ts.ScriptTarget.Latest, true));
  return titles;
}

/** `it.each(rows)` is called `it`, `each`; whatever else is called has names that nobody asks for. */
function namesOf(callee: ts.Expression): readonly string[] {
  if (ts.isIdentifier(callee)) return [callee.text];
  if (ts.isPropertyAccessExpression(callee)) return [...namesOf(callee.expression), callee.name.text];
  if (ts.isCallExpression(callee)) return namesOf(callee.expression);
  if (ts.isTaggedTemplateExpression(callee)) return namesOf(callee.tag);
  return [];
}
