import { Injectable } from '@nestjs/common';
import { Work, type Tx } from '../audit/index.js';
import { InstitutionsService } from '../institutions/index.js';
import { found, holds, permit, refuseIf, type Actor, type Country } from '../kernel/index.js';
import { BY_LANGUAGE } from './languages/all.js';
import { versionOf, type Parts } from './languages/language.js';
import type {
  LanguageTextsView,
  SignTextBody,
  TakeSignatureBackBody,
  TextStandingView,
  TextsView,
  TextView,
} from './texts.api.js';
import {
  mayBeUsed,
  SOURCE,
  standingOf,
  TEXTS,
  whyNotSign,
  whyNotTakeBack,
  type Standing,
  type TextName,
} from './text.js';
import { TextsStore, type Signature } from './texts.store.js';

/** One text of one language, as it stands in one country. */
export interface Text {
  readonly name: TextName;
  readonly language: string;
  /** null: there is no draft in this language. */
  readonly version: string | null;
  readonly standing: Standing;
  readonly words: Parts | null;
  readonly source: Parts;
  readonly signature: Signature | null;
}

/** Texts that are read or handed to persons: what may be used, and who vouches for it. */
@Injectable()
export class TextsService {
  constructor(
    private readonly work: Work,
    private readonly institutions: InstitutionsService,
    private readonly store: TextsStore,
  ) {}

  list(actor: Actor): Promise<TextsView> {
    return this.work.read(actor, 'text.list', {}, async (tx) => {
      const [signatures, signs] = await Promise.all([this.store.signatures(tx, actor.country), this.signs(tx, actor)]);
      const texts = Object.keys(BY_LANGUAGE).flatMap((language) =>
        TEXTS.map((name) => textOf(name, language, signatures)),
      );
      return { country: actor.country, items: texts.map((text) => toStanding(text, signs)) };
    });
  }

  /** All of one language; of a language without texts it says that an interpreter is needed. */
  ofLanguage(actor: Actor, language: string): Promise<LanguageTextsView> {
    return this.work.read(actor, 'text.view', {}, async (tx) => {
      found(/^[a-z]{2,3}$/.test(language) || undefined);
      const [signatures, signs] = await Promise.all([this.store.signatures(tx, actor.country), this.signs(tx, actor)]);
      const items = TEXTS.map((name) => toView(textOf(name, language, signatures), signs));
      return { country: actor.country, language, items };
    });
  }

  /** The focal point records that somebody who speaks the language has read this version. */
  sign(actor: Actor, language: string, name: string, body: SignTextBody): Promise<TextStandingView> {
    return this.work.write(actor, 'text.sign', {}, async (tx) => {
      const text = await this.toChange(tx, actor, language, name);
      refuseIf(whyNotSign(text, body.version));
      await this.store.sign(tx, actor, text.name, language, body);
      return this.after(tx, actor, text);
    });
  }

  takeBack(actor: Actor, language: string, name: string, { reason }: TakeSignatureBackBody): Promise<TextStandingView> {
    return this.work.write(actor, 'text.take-back', {}, async (tx) => {
      const text = await this.toChange(tx, actor, language, name);
      refuseIf(whyNotTakeBack(text));
      await this.store.takeBack(tx, actor, text, reason);
      return this.after(tx, actor, text);
    });
  }

  /** For whoever shows a text to a person: its words only where they may be used there. */
  async standing(tx: Tx, country: Country, language: string, name: TextName): Promise<Text> {
    const text = textOf(name, language, await this.store.signatures(tx, country));
    return mayBeUsed(text) ? text : { ...text, words: null };
  }

  /** Which languages there are for one text, and where each stands in a country. */
  async standings(tx: Tx, country: Country, name: TextName): Promise<{ language: string; standing: Standing }[]> {
    const signatures = await this.store.signatures(tx, country);
    return Object.keys(BY_LANGUAGE).map((language) => ({
      language,
      standing: textOf(name, language, signatures).standing,
    }));
  }

  private async toChange(tx: Tx, actor: Actor, language: string, name: string) {
    const known = found(TEXTS.find((one) => one === name));
    const [signatures, signs] = await Promise.all([this.store.signatures(tx, actor.country), this.signs(tx, actor)]);
    permit(signs, ['national_focal_point']);
    const text = textOf(known, language, signatures);
    tx.touchedFields(`${known}.${language}`);
    return { ...text, version: found(text.version) };
  }

  private async after(tx: Tx, actor: Actor, { name, language }: Text): Promise<TextStandingView> {
    return toStanding(textOf(name, language, await this.store.signatures(tx, actor.country)), true);
  }

  private async signs(tx: Tx, actor: Actor): Promise<boolean> {
    return holds(actor, 'national_focal_point') && (await this.institutions.keepsCountry(tx, actor.institutionId));
  }
}

function textOf(name: TextName, language: string, signatures: readonly Signature[]): Text {
  const source: Parts = found(BY_LANGUAGE[SOURCE])[name];
  const words: Parts | null = Object.hasOwn(BY_LANGUAGE, language) ? found(BY_LANGUAGE[language])[name] : null;
  const version = words && versionOf(name, language, words, source);
  const signature = signatures.find((one) => one.name === name && one.language === language && one.version === version);
  const standing = standingOf(language, signature !== undefined);
  return { name, language, version, standing, words, source, signature: signature ?? null };
}

function toStanding(text: Text, signs: boolean) {
  const { name, language, standing, version, signature } = text;
  const signable = signs && standing === 'locked' && version !== null;
  return {
    name,
    language,
    standing,
    version,
    signature: signature && {
      signedBy: signature.signedBy,
      role: signature.role,
      institution: signature.institution,
      at: signature.at,
    },
    next: mayBeUsed(text) ? null : signable ? 'sign' : 'use_an_interpreter',
    allowed: [...(signable ? ['sign'] : []), ...(signs && standing === 'signed' ? ['take_back'] : [])],
  };
}

const toView = (text: Text, signs: boolean): TextView => ({
  ...toStanding(text, signs),
  parts: mayBeUsed(text) && text.words ? { ...text.words } : null,
  draft: !mayBeUsed(text) && signs && text.words ? { ...text.words } : null,
  source: { ...text.source },
});
