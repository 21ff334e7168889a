import { useCallback, useEffect, useRef } from 'react';
import { useLocation, useRedirect } from 'react-admin';

/**
 * Leads on from a page when what was asked on it is answered, if one is still on it: an answer that comes after one has
 * left must not take over the page where one is now.
 */
export function useGoOn(): ReturnType<typeof useRedirect> {
  const redirect = useRedirect();
  const { pathname } = useLocation();
  const here = useRef<string>(undefined);
  useEffect(() => {
    here.current = pathname;
    return () => {
      here.current = undefined;
    };
  }, [pathname]);
  return useCallback((...to) => (here.current === pathname ? redirect(...to) : undefined), [redirect, pathname]);
}
