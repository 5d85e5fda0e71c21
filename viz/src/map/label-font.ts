export const FAMILY = '"Inter Variable", system-ui, sans-serif';
