package io.huiyin.learn.text;

import io.huiyin.processor.model.ModelDraft;

/** A model before it is calibrated, and how it was made. */
record Made(ModelDraft draft, Recipe recipe) {}
