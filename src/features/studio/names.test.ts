import { expect, it } from 'vitest';
import { distinctNames } from './names';

it('leaves names alone that are different already', () => {
  expect(distinctNames([{ name: 'a.jpg' }, { name: 'b.jpg' }], [])).toEqual(['a.jpg', 'b.jpg']);
});

it('tells files of one name apart by their folder', () => {
  const files = [
    { name: 'IMG_1.jpg', folder: 'monday' },
    { name: 'IMG_1.jpg', folder: 'tuesday' },
  ];
  expect(distinctNames(files, [])).toEqual(['IMG_1.jpg', 'IMG_1 (tuesday).jpg']);
});

it('numbers what has no folder, also against what lies on the table already', () => {
  expect(distinctNames([{ name: 'a.tar.png' }, { name: 'a.tar.png' }], ['a.tar.png'])).toEqual([
    'a.tar (2).png',
    'a.tar (3).png',
  ]);
  expect(distinctNames([{ name: '照片' }, { name: '照片' }], [])).toEqual(['照片', '照片 (2)']);
});
