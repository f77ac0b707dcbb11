"""The report in English: its modules of sentences, each fetched when it is asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from impactcalc.report.words.asked.answer import AnswerWords
    from impactcalc.report.words.asked.assumed import AssumedWords
    from impactcalc.report.words.asked.break_even import BreakEvenWords
    from impactcalc.report.words.asked.charts import ChartsWords
    from impactcalc.report.words.asked.colours import ColoursWords
    from impactcalc.report.words.asked.comparison import ComparisonWords
    from impactcalc.report.words.asked.data_status import DataStatusWords
    from impactcalc.report.words.asked.deals import DealsWords
    from impactcalc.report.words.asked.estimate import EstimateWords
    from impactcalc.report.words.asked.explained import ExplainedWords
    from impactcalc.report.words.asked.finance import FinanceWords
    from impactcalc.report.words.asked.first import FirstWords
    from impactcalc.report.words.asked.governments import GovernmentsWords
    from impactcalc.report.words.asked.how_sure import HowSureWords
    from impactcalc.report.words.asked.in_kind import InKindWords
    from impactcalc.report.words.asked.jobs import JobsWords
    from impactcalc.report.words.asked.look import LookWords
    from impactcalc.report.words.asked.network import NetworkWords
    from impactcalc.report.words.asked.offered_taxes import OfferedTaxesWords
    from impactcalc.report.words.asked.page import PageWords
    from impactcalc.report.words.asked.places import PlacesWords
    from impactcalc.report.words.asked.public_money import PublicMoneyWords
    from impactcalc.report.words.asked.region import RegionWords
    from impactcalc.report.words.asked.residents import ResidentsWords
    from impactcalc.report.words.asked.spending import SpendingWords
    from impactcalc.report.words.asked.studies_found import StudiesFoundWords
    from impactcalc.report.words.asked.study_2015 import Study2015Words
    from impactcalc.report.words.asked.study_2015_meanings import Study2015MeaningsWords
    from impactcalc.report.words.asked.study_2015_pages import Study2015PagesWords
    from impactcalc.report.words.asked.study_2015_steps import Study2015StepsWords
    from impactcalc.report.words.asked.survey import SurveyWords
    from impactcalc.report.words.asked.taken import TakenWords
    from impactcalc.report.words.asked.terms import TermsWords
    from impactcalc.report.words.asked.ties import TiesWords
    from impactcalc.report.words.asked.titles import TitlesWords
    from impactcalc.report.words.asked.verified import VerifiedWords
    from impactcalc.report.words.asked.what_if import WhatIfWords
    from impactcalc.report.words.asked.year_on_year import YearOnYearWords
    from impactcalc.report.words.language import ReportWords


class EnglishReport:
    """Every part of the report, as a language has to have it; mypy names what one lacks."""

    def term(self, english: str) -> str:
        """English is the key: it is what it is asked by."""
        return english

    @cached_property
    def answer(self) -> AnswerWords:
        from impactcalc.report.words.en import answer

        return answer

    @cached_property
    def assumed(self) -> AssumedWords:
        from impactcalc.report.words.en import assumed

        return assumed

    @cached_property
    def break_even(self) -> BreakEvenWords:
        from impactcalc.report.words.en import break_even

        return break_even

    @cached_property
    def charts(self) -> ChartsWords:
        from impactcalc.report.words.en import charts

        return charts

    @cached_property
    def colours(self) -> ColoursWords:
        from impactcalc.report.words.en import colours

        return colours

    @cached_property
    def comparison(self) -> ComparisonWords:
        from impactcalc.report.words.en import comparison

        return comparison

    @cached_property
    def data_status(self) -> DataStatusWords:
        from impactcalc.report.words.en import data_status

        return data_status

    @cached_property
    def estimate(self) -> EstimateWords:
        from impactcalc.report.words.en import estimate

        return estimate

    @cached_property
    def explained(self) -> ExplainedWords:
        from impactcalc.report.words.en import explained

        return explained

    @cached_property
    def finance(self) -> FinanceWords:
        from impactcalc.report.words.en import finance

        return finance

    @cached_property
    def first(self) -> FirstWords:
        from impactcalc.report.words.en import first

        return first

    @cached_property
    def governments(self) -> GovernmentsWords:
        from impactcalc.report.words.en import governments

        return governments

    @cached_property
    def how_sure(self) -> HowSureWords:
        from impactcalc.report.words.en import how_sure

        return how_sure

    @cached_property
    def in_kind(self) -> InKindWords:
        from impactcalc.report.words.en import in_kind

        return in_kind

    @cached_property
    def jobs(self) -> JobsWords:
        from impactcalc.report.words.en import jobs

        return jobs

    @cached_property
    def look(self) -> LookWords:
        from impactcalc.report.words.en import look

        return look

    @cached_property
    def network(self) -> NetworkWords:
        from impactcalc.report.words.en import network

        return network

    @cached_property
    def offered_taxes(self) -> OfferedTaxesWords:
        from impactcalc.report.words.en import offered_taxes

        return offered_taxes

    @cached_property
    def page(self) -> PageWords:
        from impactcalc.report.words.en import page

        return page

    @cached_property
    def places(self) -> PlacesWords:
        from impactcalc.report.words.en import places

        return places

    @cached_property
    def public_money(self) -> PublicMoneyWords:
        from impactcalc.report.words.en import public_money

        return public_money

    @cached_property
    def region(self) -> RegionWords:
        from impactcalc.report.words.en import region

        return region

    @cached_property
    def residents(self) -> ResidentsWords:
        from impactcalc.report.words.en import residents

        return residents

    @cached_property
    def spending(self) -> SpendingWords:
        from impactcalc.report.words.en import spending

        return spending

    @cached_property
    def studies_found(self) -> StudiesFoundWords:
        from impactcalc.report.words.en import studies_found

        return studies_found

    @cached_property
    def study_2015(self) -> Study2015Words:
        from impactcalc.report.words.en import study_2015

        return study_2015

    @cached_property
    def study_2015_meanings(self) -> Study2015MeaningsWords:
        from impactcalc.report.words.en import study_2015_meanings

        return study_2015_meanings

    @cached_property
    def study_2015_pages(self) -> Study2015PagesWords:
        from impactcalc.report.words.en import study_2015_pages

        return study_2015_pages

    @cached_property
    def study_2015_steps(self) -> Study2015StepsWords:
        from impactcalc.report.words.en import study_2015_steps

        return study_2015_steps

    @cached_property
    def survey(self) -> SurveyWords:
        from impactcalc.report.words.en import survey

        return survey

    @cached_property
    def taken(self) -> TakenWords:
        from impactcalc.report.words.en import taken

        return taken

    @cached_property
    def terms(self) -> TermsWords:
        from impactcalc.report.words.en import terms

        return terms

    @cached_property
    def ties(self) -> TiesWords:
        from impactcalc.report.words.en import ties

        return ties

    @cached_property
    def titles(self) -> TitlesWords:
        from impactcalc.report.words.en import titles

        return titles

    @cached_property
    def verified(self) -> VerifiedWords:
        from impactcalc.report.words.en import verified

        return verified

    @cached_property
    def what_if(self) -> WhatIfWords:
        from impactcalc.report.words.en import what_if

        return what_if

    @cached_property
    def year_on_year(self) -> YearOnYearWords:
        from impactcalc.report.words.en import year_on_year

        return year_on_year

    @cached_property
    def deals(self) -> DealsWords:
        from impactcalc.report.words.en import deals

        return deals


ENGLISH: ReportWords = EnglishReport()
