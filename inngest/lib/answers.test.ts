import { expect, test } from 'vitest';
import { answers } from './answers';
import { procedures } from './procedures';

test('every question that can be asked is answered, by one answer under one name', () => {
  const asked = procedures.map(({ name }) => name).sort();
  expect(new Set(asked).size).toBe(asked.length);
  expect(answers.map(({ procedure }) => procedure.name).sort()).toEqual(asked);
});
