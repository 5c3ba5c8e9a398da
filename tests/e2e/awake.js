setInterval(() => {
  for (const type of ['keydown', 'keyup'])
    dispatchEvent(new KeyboardEvent(type, {key: 'F9', code: 'F9', bubbles: true}));
}, 30000);
