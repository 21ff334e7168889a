import { useQuery } from '@tanstack/react-query';
import { useWaskita } from './dataProvider.ts';

/** What everybody may know of this installation; asked once, and nothing while it cannot be had. */
export function useAbout() {
  const provider = useWaskita();
  return useQuery({ queryKey: ['about'], queryFn: () => provider.about(), retry: false, staleTime: Infinity }).data;
}
