'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { When } from '@/src/components/when';
import type { Admin } from '@/src/lib/api-types';
import { PersonLink } from '../page/person-link';
import type { ORDERS } from './people-part';
import { PersonBadges } from './person-badges';

type Order = (typeof ORDERS)[number];

interface PeopleTableProps {
  rows: Admin['people']['list']['items'];
  order: Order;
  onOrder: (order: Order) => void;
}

const CELL = 'px-3 py-2.5 text-left align-middle';

/** One row for each person. What a phone has no room for stands below the name, or on the person's page. */
export function PeopleTable({ rows, order, onOrder }: PeopleTableProps) {
  const t = useTranslations('admin.people');
  return (
    <div className="overflow-hidden rounded-md border border-line bg-surface">
      <table className="w-full text-sm">
        <thead className="border-b border-line bg-sunken text-soft">
          <tr>
            <Sortable up="name" down="nameDown" {...{ order, onOrder }}>
              {t('name')}
            </Sortable>
            <th scope="col" className={`${CELL} font-medium max-lg:hidden`}>
              {t('contact')}
            </th>
            <th scope="col" className={`${CELL} font-medium`}>
              {t('state')}
            </th>
            <th scope="col" className={`${CELL} font-medium max-md:hidden`}>
              {t('seen')}
            </th>
            <Sortable up="oldest" down="newest" className="max-sm:hidden" {...{ order, onOrder }}>
              {t('joined')}
            </Sortable>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map((person) => (
            <tr key={person.userId}>
              <td className={CELL}>
                <p className="flex flex-wrap items-center gap-x-2">
                  <PersonLink person={person} />
                  <span className="text-xs text-soft tabular-nums">{t('number', { uid: person.uid })}</span>
                </p>
                <p className="break-all text-soft lg:hidden">{person.email ?? person.phone}</p>
              </td>
              <td className={`${CELL} text-soft max-lg:hidden`}>
                <p className="break-all">{person.email}</p>
                <p className="tabular-nums">{person.phone}</p>
              </td>
              <td className={CELL}>
                <PersonBadges person={person} />
              </td>
              <td className={`${CELL} whitespace-nowrap text-soft max-md:hidden`}>
                {person.lastSeenAt ? <When at={person.lastSeenAt} /> : t('never')}
              </td>
              <td className={`${CELL} whitespace-nowrap text-soft max-sm:hidden`}>
                <When at={person.createdAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface SortableProps {
  up: Order;
  down: Order;
  order: Order;
  onOrder: (order: Order) => void;
  className?: string;
  children: ReactNode;
}

/** A column head that sorts: first one way, then the other. */
function Sortable({ up, down, order, onOrder, className = '', children }: SortableProps) {
  const sorted = order === up ? 'ascending' : order === down ? 'descending' : 'none';
  const Arrow = sorted === 'descending' ? ArrowDown : ArrowUp;
  return (
    <th scope="col" aria-sort={sorted} className={`px-3 text-left font-medium ${className}`}>
      <button
        type="button"
        className="-mx-1 inline-flex min-h-10 items-center gap-1 rounded-sm px-1 hover:text-ink"
        onClick={() => onOrder(order === up ? down : up)}
      >
        {children}
        <Arrow aria-hidden className={sorted === 'none' ? 'size-3.5 opacity-0' : 'size-3.5'} />
      </button>
    </th>
  );
}
