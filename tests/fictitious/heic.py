"""Two HEIC pictures: nothing installed here writes this format.

64 × 48 pixels, blue on the left, red on the right, a green corner at the top left.
"""

import zlib
from base64 import b85decode

TURNED = zlib.decompress(
    b85decode(
        "c-muNV30{GsVvAy%}izhg51nBLl8SRGck>Uf$>CcYDppk1Sn>t<P<^K3<a6VB@Af5Br_);"
        "Y>0~k0}}%yh{gB@LIZ(0Pz(r|l;I*_Kx~njnU@CUfn-I2oK&zfpqh-bWJ3ldK}L`g*NRNA"
        "a=wDhl3WI;N=Ej~f}#Q-`&ni|az2nQ1L}2VWCjUM04tLF!0_kqj~@&S{LBeJ9TE<VJdFSU"
        "gA_1>R4{{(+%6`EM4+UW6C)#<%mRf*)@iSvEZez*Bf~%eD8vjR7!;F$%Gq2P4;CNj1X?1T"
        "oS##amz+}p6y;@LYXAy~WEK~sLcQw%#Tv;ui3LzLC@2h|G&m6c|Ns918W;ivnH8BJL1qpP"
        "4j{#uS(IM_bPt1MW<f42QWzN+*&3OcSzFqG9I4Er)HJ9BUvf%uGB_GQW>3vcNd(20u?FLM"
        "?u1{LW_<o<6n?bhoAAH?Y|aH{y9}0Wll`-~$vW*+hi0MZY^fy{Gw1J#{nvcQMiS%=Hb}7h"
        "`Z8z%c^nK(j6$H00r{SRp*@p<1?mMgh?^!bgFPSuieHd`k%5t!m4Ts^p^1W_ft9g=m4N{R"
        "0DQ=Fr2"
    )
)
"""Its telephone was held upright: 48 × 64 once turned; taken on 14 January 2026."""

TWO = zlib.decompress(
    b85decode(
        "c-muNV30{GsVvAy%}izhg51nBLl8SRGck>Uf$>UiYDppk1Sn>t<P<^K3<a6VB@Af5Br_);"
        "Y>0~k0}}%yh{gB=LIZ(0Pz(r|^x+~_Kx~njnU@CUfn-I2oK&zfpqh-bWJ3lNK_-MCUqNO`"
        "E(260qi$wFQ2~%<%`8aH2a1&el{qsq1BDnSfECGoVEFU*#}5Vue&z(A4haWF9>)LwK?;~b"
        "Dwsh?ZWoh7B2ZGxiIEXaW`RN@>$F!-mhIfZkzt?!6k-Mu42nrW<!mmD2a6AM0xc0v&d({z"
        "OU|hPit;kBH2{S~GK&jRq26_XVvXdS!~!TA6ch$f8tlXW|Nno028KXEW<@4QkeP#n14$oD"
        "Jy<`IdRQPTWESKm!ugD>jZDm}EeuRxx(z5+nVXUbiaTQs#`W9@zb?)A{Ld)-Xva6<fB)H>"
        "3(R&IEZHXeXLFNv+NloBLebe$ODty2-xK?<`Hqbw$V+BmZGRmed_B2Wxmdztf4@gU;)X!&"
        "!t&dUUY`vb0$BccEuHyE!~f5GTX(%V79VO<JzlSC002>2hSL"
    )
)
"""Two pictures in one file, the second 48 × 64."""
