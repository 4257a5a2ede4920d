import { RewordedTasks } from './reworded-tasks.js';

const task = (ordinal: string, words: string) => ({ task: { ordinal, section: null, words }, words });

it('gives the first task with three of four words the same, and each to one row only', () => {
  const tasks = new RewordedTasks([
    task('1', 'một hai ba bốn'),
    task('2', 'năm sáu bảy tám'),
    task('3', 'năm sáu bảy chín'),
  ]);
  const row = task('9', 'năm sáu bảy mười');
  expect(tasks.claim(row)?.ordinal).toBe('2');
  expect(tasks.claim(row)?.ordinal).toBe('3');
  expect(tasks.claim(row)).toBeUndefined();
});

it('takes a task of the same number first, and is then content with fewer words', () => {
  const tasks = new RewordedTasks([task('1', 'một hai ba bốn'), task('2', 'một hai năm sáu')]);
  expect(tasks.claim(task('2', 'một hai ba bốn'))?.ordinal).toBe('2');
  expect(tasks.claim(task('3', 'một hai bảy tám'))).toBeUndefined();
  expect(tasks.claim(task('1', 'một hai bảy tám'))?.ordinal).toBe('1');
});

it('counts a word that a text says twice once', () => {
  const tasks = new RewordedTasks([task('1', 'một một một hai')]);
  expect(tasks.claim(task('2', 'một ba'))).toBeUndefined();
  expect(tasks.claim(task('2', 'hai một'))?.ordinal).toBe('1');
});
