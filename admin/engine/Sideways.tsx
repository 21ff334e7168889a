import SwapIcon from '@mui/icons-material/SwapHoriz';
import { Box, type Theme, Typography } from '@mui/material';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useSay } from '../i18n/provider.ts';

interface Props {
  /** What it is called, aloud. */
  readonly label: string;
  /** Beyond this it moves up and down as well. */
  readonly maxHeight?: number;
  readonly children: ReactNode;
}

/** What may be wider than its place moves by itself, under the finger and by keyboard, and says so as long as it does. */
export function Sideways({ label, maxHeight, children }: Props) {
  const say = useSay();
  const sign = useId();
  const place = useRef<HTMLDivElement>(null);
  const [moves, setMoves] = useState({ sideways: false, upright: false });
  useEffect(() => {
    const box = place.current!;
    const watch = new ResizeObserver(() =>
      setMoves({ sideways: box.scrollWidth > box.clientWidth, upright: box.scrollHeight > box.clientHeight }),
    );
    watch.observe(box);
    watch.observe(box.firstElementChild!);
    return () => watch.disconnect();
  }, []);
  const { sideways, upright } = moves;
  const region = (sideways || upright) && { role: 'region', tabIndex: 0, 'aria-label': label };
  return (
    <Box>
      {sideways && (
        <Typography
          id={sign}
          variant="caption"
          color="text.secondary"
          sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}
        >
          <SwapIcon fontSize="small" />
          {say('list.sideways')}
        </Typography>
      )}
      {/* Contained: it takes the width that there is, and never asks what is around it for more. */}
      <Box
        ref={place}
        {...region}
        aria-describedby={sideways ? sign : undefined}
        sx={[{ overflow: 'auto', contain: 'inline-size', maxHeight }, shadows]}
      >
        <Box sx={{ minWidth: 'fit-content' }}>{children}</Box>
      </Box>
    </Box>
  );
}

/** A shadow on the side where there is more: the covers move with the content, the shadows do not. */
const shadows = ({ palette: { background, action } }: Theme) => ({
  background: [
    `linear-gradient(to right, ${background.paper} 40%, transparent) left / 40px 100% no-repeat local`,
    `linear-gradient(to left, ${background.paper} 40%, transparent) right / 40px 100% no-repeat local`,
    `linear-gradient(to right, ${action.disabled}, transparent) left / 14px 100% no-repeat scroll`,
    `linear-gradient(to left, ${action.disabled}, transparent) right / 14px 100% no-repeat scroll`,
  ].join(', '),
});
