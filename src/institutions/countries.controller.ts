import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import type { Actor } from '../kernel/index.js';
import { Access, Caller, IfMatch, Returns } from '../platform/http/index.js';
import {
  ChangeEscalationBody,
  ChangeFirstLeadRuleBody,
  ChangeHolidaysBody,
  ChangeTimeLimitBody,
  CountryListView,
  CountryView,
} from './countries.api.js';
import { CountriesService } from './countries.service.js';

@Controller('countries')
export class CountriesController {
  constructor(private readonly countries: CountriesService) {}

  @Get()
  @Access('signed-in')
  @Returns(CountryListView)
  list(@Caller() actor: Actor): Promise<CountryListView> {
    return this.countries.list(actor);
  }

  @Get(':code')
  @Access('signed-in')
  @Returns(CountryView)
  view(@Caller() actor: Actor, @Param('code') code: string): Promise<CountryView> {
    return this.countries.view(actor, code);
  }

  @Put(':code/first-lead-rule')
  @Access('national_focal_point')
  @Returns(CountryView)
  changeFirstLeadRule(
    @Caller() actor: Actor,
    @Param('code') code: string,
    @IfMatch() version: number,
    @Body() body: ChangeFirstLeadRuleBody,
  ): Promise<CountryView> {
    return this.countries.changeFirstLeadRule(actor, code, version, body);
  }

  @Put(':code/escalation')
  @Access('national_focal_point')
  @Returns(CountryView)
  changeEscalation(
    @Caller() actor: Actor,
    @Param('code') code: string,
    @IfMatch() version: number,
    @Body() body: ChangeEscalationBody,
  ): Promise<CountryView> {
    return this.countries.changeEscalation(actor, code, version, body);
  }

  @Put(':code/time-limits')
  @Access('national_focal_point')
  @Returns(CountryView)
  changeTimeLimit(
    @Caller() actor: Actor,
    @Param('code') code: string,
    @IfMatch() version: number,
    @Body() body: ChangeTimeLimitBody,
  ): Promise<CountryView> {
    return this.countries.changeTimeLimit(actor, code, version, body);
  }

  @Put(':code/holidays')
  @Access('national_focal_point')
  @Returns(CountryView)
  changeHolidays(
    @Caller() actor: Actor,
    @Param('code') code: string,
    @IfMatch() version: number,
    @Body() body: ChangeHolidaysBody,
  ): Promise<CountryView> {
    return this.countries.changeHolidays(actor, code, version, body);
  }
}
